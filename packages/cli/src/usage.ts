/** An option of a command: `takes` names its value; without it, it stands alone. */
export interface Option {
  takes?: string
  says: string
}

/** What a command takes and says of itself. Its words are read by the same options that its help lists. */
export interface Usage {
  /** For whom it is, in the overview; a verb of a command with a line of its own has none. */
  of?: 'exporter' | 'analyst' | 'operator'
  /** How it is written, one way a line; the first stands in messages. */
  forms: readonly string[]
  /** In one line. */
  says: string
  options: Readonly<Record<string, Option>>
  /** What else is to know. */
  notes?: readonly string[]
  examples: readonly string[]
}

export const lang: Option = { takes: 'en|zh|ru', says: 'the language; English where it is not given' }
export const exporter: Option = { takes: 'ID', says: 'whose they are' }
export const textOrJson: Option = { takes: 'text|json', says: 'for people or for programs' }

/** The options by which a command is asked of another rulebook than the working files. */
export const rulebookOptions = {
  'as-known-on': { takes: 'DAY', says: 'by the rules as they stood at the end of that day' },
  release: { takes: 'TAG|COMMIT|sha256:…', says: 'by the rules of a release or commit' },
} satisfies Record<string, Option>
