import { subjectNotes } from '@sextant/model'
import type { Examine } from '@sextant/sheets'

/** What is said of the facts of one row beyond the dictionary: hints stand in the preview, errors reject their cell. */
export const examine: Examine = (facts) => subjectNotes(facts).map(({ fact, severity, message }) => ({ fact, severity, message: message.en }))
