// Notifications of technical regulations to the World Trade Organization, by its own interface. Seen 2026-05: symbols
// begin with a space, file names have back-slashes, descriptions are escaped twice, an addendum keeps its whole text in
// its title, and a draft of the Eurasian Economic Union comes under a symbol of each of its members. The interface
// tells neither the day of adoption nor that of entry into force, so that no measure of it is ever more than notified.
import type { MeasureDraft } from '@sextant/model'
import { dayFrom, defineScraper, fail, meaningOf, recordFrom } from '@sextant/scraping'
import { documentFrom, symbolFrom } from './item.ts'
import { marketsOf } from './members.ts'

const search = 'https://api.wto.org/eping/notifications/search'

/** Armenia, Kazakhstan, Kyrgyzstan, Russia, Tajikistan. Who is no member does not notify. */
const countries = ['C051', 'C398', 'C417', 'C643', 'C762'].map((member) => `countryIds=${member}`).join('&')
/** Vehicles, their parts and tyres. Many drafts name no HS code, so the subject codes are asked for beside them. */
const hs = ['8701', '8702', '8703', '8704', '8705', '8706', '8707', '8708', '8711', '8716', '4011'].join(',')
const ics = ['43.020', '43.040', '43.060', '43.080', '43.100', '43.120', '43.140', '43.160', '83.160'].join(',')

const kinds: Record<string, MeasureDraft['events'][number]['kind']> = {
  '': 'notified',
  Add: 'addendum',
  Corr: 'corrigendum',
  Rev: 'revision',
  Suppl: 'supplement',
}

export default defineScraper({
  id: 'wto-eping',
  title: 'WTO ePing: notified technical barriers to trade in vehicles, Eurasian Economic Union and Central Asia',
  authority: { name: 'World Trade Organization', url: 'https://eping.wto.org/' },
  hosts: ['api.wto.org'],
  start: [`${search}?language=1&domainIds=1&${countries}&hs=${hs}&ics=${ics}&page=1&pageSize=100`],
  every: '12h',
  expects: { min: 1, max: 5_000 },
  language: 'en',
  // The answer that the interface shows in its own documentation.
  canary: {
    url: `${search}?language=1&documentSymbol=USA/1234&page=1&pageSize=20`,
    reference: 'G/TBT/N/USA/1234',
    title: 'Pesticide Use on Crops Grown for Seed (4 pages, in English)',
    clausesMin: 2,
  },
  headers: {
    'Ocp-Apim-Subscription-Key': {
      environment: 'SEXTANT_WTO_KEY',
      howToGetOne: 'register at apiportal.wto.org and subscribe to the product "Standard", which is free',
    },
  },
  delayMs: 500,

  read({ url, json }) {
    const { items, currentPage, pageSize, totalCount } = answerFrom(json)
    const next = new URL(url)
    const asked = Number(next.searchParams.get('page') ?? 1)
    if (currentPage !== asked) fail(`the answer is page ${currentPage}; asked was page ${asked}`)
    const isLast = currentPage * pageSize >= totalCount
    if (items.length > pageSize) fail(`the page holds ${items.length} items; it says that it holds ${pageSize} at most`)
    if (items.length === 0 && (currentPage - 1) * pageSize < totalCount) {
      fail(`page ${currentPage} is empty, while there are ${totalCount} items`)
    }
    next.searchParams.set('page', String(currentPage + 1))
    const place = (index: number) => `item ${index + 1} of page ${currentPage}`
    const documents = items.map((item, index) => recordFrom(place(index), () => documentFrom(item)))
    return { follow: isLast ? [] : [next.href], documents, total: totalCount }
  },

  measures({ reference, title, clauses }, take) {
    const { family, suffixes } = symbolFrom(reference)
    const text = (id: string) => clauses.find((clause) => clause.id === id)?.text ?? ''
    const comments = take.maybe('commentDeadlineDate')
    const codes = hsCodesFrom(take.maybe('hsCodes'), take.maybe('hsCodeText'))
    const products = text('productsFreeText')
    const markets = marketsOf(take('notifyingMemberCode'))
    const event: MeasureDraft['events'][number] = {
      reference,
      kind: meaningOf(suffixes.at(-1)?.split('.')[0] ?? '', kinds),
      title,
      summary: [text('title'), text('description')].filter((part) => part !== '' && part !== title).join('\n'),
      publishedOn: dayFrom(take('distributionDate'), 'ymd'),
      ...(comments && { commentsUntil: dayFrom(comments, 'ymd') }),
      links: [...fileLinks(take.maybe('notifiedDocumentLink')), ...documentLinks(take.maybe('dolLink'))],
    }
    take.ignore(...notNeeded)
    return [{
      reference: family,
      title: title || family,
      markets,
      status: 'notified',
      ...(codes.length > 0 && { hsCodes: codes }),
      ...(products && { products }),
      events: [event],
    }]
  },
})

const notNeeded = [
  'id', 'area', 'notificationType', 'documentSymbol', 'documentSymbolOrdered', 'notifyingMember', 'icsCodes', 'icsCodeText',
  'keywords', 'spsKeywords', 'objectives', 'countriesAffected', 'specificRegionsOrCountries', 'allTradingPartners',
  'codexAlimentariusCommision', 'worldOrganizationForAnimalHealth', 'internationalPlantProtectionConvention', 'notRelevant',
  'conformStandardYes', 'conformStandardNo', 'conformStandardNA', 'tradeFacilitatingMeasure', 'technicalRegulation',
  'technicalRegulationUrgent', 'conformityAssessmentProcedure', 'conformityAssessmentProcedureUrgent',
  'technicalRegulationLocalGovernment', 'conformityAssessmentProcedureLocalGovernment', 'articleOther', 'notificationFormatId',
  'version', 'affectedRegionsOrCountries',
]

function answerFrom(json: unknown): { items: unknown[]; currentPage: number; pageSize: number; totalCount: number } {
  if (typeof json !== 'object' || json === null) return fail('the answer is not an object with "items"')
  const values = new Map<string, unknown>(Object.entries(json))
  const items = values.get('items')
  if (!Array.isArray(items)) return fail('the answer has no list "items"')
  const count = (key: string, min: number) => {
    const value = values.get(key)
    const isCount = typeof value === 'number' && Number.isInteger(value) && value >= min
    return isCount ? value : fail(`"${key}" is not a whole number from ${min}`)
  }
  return { items, currentPage: count('currentPage', 1), pageSize: count('pageSize', 1), totalCount: count('totalCount', 0) }
}

function hsCodesFrom(listed: string | undefined, written: string | undefined): string[] {
  const codes = [...(listed ?? '').split(';'), ...(written ?? '').split(',')].map((code) => code.replaceAll(/[.\s]/g, ''))
  return [...new Set(codes.filter((code) => code !== ''))].sort()
}

/** One text with several addresses, joined by a comma that may also stand inside of one. */
function fileLinks(text: string | undefined): string[] {
  return (text ?? '').split(/,\s*(?=https?:)/).map((link) => link.trim()).filter((link) => link !== '')
}

/** `G\TBTN16\USA1234.pdf` is a file of WTO Documents Online. */
function documentLinks(file: string | undefined): string[] {
  if (file === undefined) return []
  if (!file.startsWith('G\\')) fail(`dolLink is "${file}"; expected a file such as G\\TBTN16\\USA1234.pdf`)
  const name = encodeURI(`q:/${file.replaceAll('\\', '/')}`)
  return [`https://docs.wto.org/dol2fe/Pages/SS/directdoc.aspx?filename=${name}&Open=True`]
}
