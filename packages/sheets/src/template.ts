export const templateOf = 0
