import { z } from 'zod'

const Case = z.strictObject({
  name: z.string().trim().min(1).max(200),
  facts: z.record(z.string().max(60), z.unknown()),
  expect: z.enum(['breach', 'complies', 'out-of-scope', 'cannot-tell']),
})

/** `cases.json`: what the rule must say of these facts. A case without `market` is of the rule's first market. */
export const Cases = z.array(Case).max(500)
export type Case = z.infer<typeof Case>
