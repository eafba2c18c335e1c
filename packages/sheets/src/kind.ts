/** What the rows of a table are. `subjects` may be either, and are only asked about. */
export type Kind = 'models' | 'orders' | 'subjects'
