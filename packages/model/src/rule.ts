import { z } from 'zod'
import { Condition } from './condition.ts'
import { Day } from './day.ts'
import { quoted } from './error.ts'
import { LocalText } from './language.ts'
import { Market } from './market.ts'

/** `block`: it may not enter, or not leave. `act`: something must be obtained or done first. `watch`: a cost, a draft, a doubt. */
export const Severity = z.enum(['block', 'act', 'watch'])
export type Severity = z.infer<typeof Severity>

export const Side = z.enum(['export', 'import', 'transit'])
export type Side = z.infer<typeof Side>

export const RuleKind = z.enum([
  'prohibition', 'age-limit', 'emission', 'steering', 'conformity', 'equipment', 'inspection', 'documents', 'licence',
  'eligibility', 'fee', 'labelling', 'quota',
])
export type RuleKind = z.infer<typeof RuleKind>

/** What the rule leaves out of the law: nothing; something, so that it may miss a breach; or something, so that it may report one too many. */
export const Encodes = z.enum(['fully', 'partly-may-miss', 'partly-may-over-report'])
export type Encodes = z.infer<typeof Encodes>

/** `confirmed`: the act was read, or two independent pages. `single-source`: one page. `recalled`: from memory, no page found. */
export const Confidence = z.enum(['confirmed', 'single-source', 'recalled'])
export type Confidence = z.infer<typeof Confidence>

const Citation = z.strictObject({
  act: z.string().trim().min(1).max(400).describe('The act, with body, number and date.'),
  provision: z.string().trim().min(1).max(200).describe('Article, clause or annex. Behind `; ` it may say, in these words: clause not read, text not read, clause not found, as reported, from memory, not read: (a part), not found: (a part).'),
  url: z
    .url({ protocol: /^https?$/, error: ({ input }) => `${quoted(String(input))} is not an http(s) address` })
    .max(1_000)
    .refine((url) => !URL.canParse(url) || (new URL(url).username === '' && new URL(url).password === ''), 'an address that everybody reads holds no user name or password')
    .optional()
    .describe('Where the quote was read. Only a recalled rule may lack it.'),
  language: z.string().regex(/^[a-z]{2,3}$/, 'a language is an ISO 639 code, such as ru').optional().describe('Of the quote: an ISO 639 code.'),
  quote: z
    .string()
    .trim()
    .min(1)
    .max(400, 'a quote has 400 characters at most; keep the sentence that says it')
    .optional()
    .describe('The sentence that says so, verbatim. Only a recalled rule may lack it.'),
  document: z.string().max(120).optional().describe('The watched document, as `source/reference`.'),
  clause: z.string().max(40).optional().describe('The clause of that document; a new text of it calls the rule to review.'),
})

export const RuleVersion = z.strictObject({
  scope: Condition.describe('Whom the rule concerns.'),
  requires: Condition.describe('What must hold.'),
  otherwise: z.strictObject({
    severity: Severity.describe('block: it may not enter, or not leave. act: something must be obtained or done first. watch: a cost, a draft, a doubt.'),
    remedy: z.strictObject({ ...LocalText.shape, zh: z.string().trim().min(1).max(2_000) }).describe('What the exporter can do.'),
  }).describe('What a breach means, and the way out.'),
  citation: Citation.describe('Where the law says so.'),
  note: LocalText.optional().describe('A conflict between sources, an exemption: what a reader must know beside the verdict.'),
  checkedOn: Day.describe('The day on which somebody last compared this version with its source.'),
})
export type RuleVersion = z.infer<typeof RuleVersion>

export const Rule = z.strictObject({
  $schema: z.string().optional().describe('Where the schema lies, so that the editor completes: ../../rule.schema.json.'),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens').max(100)
    .describe('The path in words joined by hyphens: rules/kz/right-hand-drive is kz-right-hand-drive.'),
  title: z.strictObject({ ...LocalText.shape, zh: z.string().trim().min(1).max(300), ru: z.string().trim().min(1).max(300) })
    .describe('What is required, in a few words; it stands at the head of every finding.'),
  markets: z.array(Market).min(1).max(250).describe('Whose law it is: ISO 3166-1 codes. On the export side, the exporting country.'),
  side: Side.describe('When it is asked: of goods that leave, that pass in transit, or that enter.'),
  kind: RuleKind.describe('What it is about; exporters subscribe by it.'),
  mast: z.string().regex(/^[A-P]\d{0,3}$/, 'a UNCTAD measure code is a letter A to P and up to three digits, such as B7')
    .describe('The UNCTAD code of the non-tariff measure: B7 product requirements, B83 certification, B31 labelling, C1 pre-shipment inspection, E3 prohibitions, F charges, P export measures.'),
  status: z.enum(['active', 'draft', 'retired']).describe('A draft is judged and shown, but it only advises.'),
  encodes: Encodes.describe('How much of the provision is in the conditions: all; a part, so that a breach may stay unseen; a part, so that one too many may be reported.'),
  leavesOut: LocalText.optional().describe('What of the law is not in the conditions. Lint asks for it unless `encodes` is fully.'),
  confidence: Confidence.describe('confirmed: the act was read, or two independent pages. single-source: one page; it never blocks. recalled: no page; it only advises.'),
  decidedOn: z.string().min(1).max(40).describe('The fact of type day that picks the version.'),
  dossier: z.array(z.string().regex(/^[A-Z]{2,6}-\d+[a-z]?$/, 'a row of the dossiers is written like KZ-01')).optional()
    .describe('The rows of the research dossiers that it was written from.'),
  versions: z
    .record(
      z.string().refine((key) => Day.safeParse(key).success, {
        error: ({ input }) => `${quoted(String(input))} is not a day; a version is keyed by the day it takes effect, YYYY-MM-DD`,
      }),
      RuleVersion.nullable(),
    )
    .refine((versions) => Object.values(versions).some((version) => version !== null), 'a rule needs at least one version that is not null')
    .describe('What the law says, keyed by the day it takes effect; null ends the rule. A change of law is a new key.'),
})
export type Rule = z.infer<typeof Rule>

/** The versions of a rule by the day they take effect, oldest first; a null version is the rule's end. */
export function versionsOf(rule: Rule): { from: Day; version: RuleVersion | null }[] {
  return Object.entries(rule.versions)
    .map(([from, version]) => ({ from: from as Day, version }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}
