/**
 * How much one page may say. A code of laws runs to a few thousand clauses; a page beyond these bounds is not the page we
 * know, or somebody means us harm.
 */
export const limits = {
  documentsPerPage: 1_000,
  followPerPage: 1_000,
  clausesPerDocument: 20_000,
  fieldsPerDocument: 200,
  announcementsPerDocument: 2_000,
  clauseCharacters: 200_000,
  fieldCharacters: 100_000,
  titleCharacters: 4_000,
  referenceCharacters: 120,
  pageCharacters: 30_000_000,
  elementsPerPage: 200_000,
  elementDepth: 400,
  jsonDepth: 64,
} as const
