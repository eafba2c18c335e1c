/** What a command gives back: what it prints on standard output, and how the process ends. */
export interface Printed {
  text: string
  exitCode: number
}
