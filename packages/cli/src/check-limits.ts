/** So many cars or orders are read from one file. */
export const SUBJECTS_MAX = 2_000

/** So many answers are told with their way out; more are looked at one by one. */
export const WAYS_OUT_MAX = 12
