/** What a spreadsheet from outside may be at most. Whoever needs more splits the file. */
export const limits = {
  fileBytes: 64_000_000,
  /** Of a workbook, which is a ZIP archive. */
  entries: 5_000,
  entryBytes: 1_000_000_000,
  inflatedBytes: 1_500_000_000,
  /** Inflated bytes for each byte in the archive; honest sheets stay below 40. Small entries may be denser. */
  ratio: 100,
  ratioFreeBytes: 2_000_000,
  /** All distinct texts of a workbook together. */
  textBytes: 200_000_000,
  xmlDepth: 32,
  /** Bytes without a single tag: a text or an attribute that nobody typed. */
  xmlSilentBytes: 1_000_000,
  rows: 100_000,
  columns: 500,
  /** What a cell of Excel holds at most. */
  cellChars: 32_767,
  /** Of a workbook; and those among which the table is looked for where nobody says which it is. */
  sheets: 500,
  sheetsSearched: 20,
  merges: 20_000,
  mergesInHead: 1_000,
} as const
