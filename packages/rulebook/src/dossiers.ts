import { Confidence, LocalText, Market } from '@sextant/model'
import { z } from 'zod'

const Row = z
  .strictObject({
    markets: z.array(Market).min(1).max(250),
    title: z.string().trim().min(1).max(400),
    confidence: Confidence,
    /** Why the row, or the part of it that `part` names, is no rule, or where it stands instead. */
    noRule: LocalText.optional(),
    part: z.string().trim().min(1).max(300).optional(),
  })
  .refine(({ noRule, part }) => part === undefined || noRule !== undefined, { path: ['noRule'], error: 'is missing; a row that is no rule in part says why' })

/** `rules/dossiers.json`: the rows of research that rules are written from. No answer depends on it. */
export const Dossiers = z.strictObject({
  rows: z.record(z.string().regex(/^[A-Z]{2,6}-\d+[a-z]?$/, 'a row of the dossiers is written like KZ-01'), Row),
})
export type Dossiers = z.infer<typeof Dossiers>
