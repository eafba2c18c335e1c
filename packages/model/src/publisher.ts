/** The labels that countries keep for their authorities: mofcom.gov.cn, sat.gob.mx, legifrance.gouv.fr, gc.ca, admin.ch. */
const kept = /(^|\.)(gov|govt|gob|gub|gouv|go|government|mil)(\.[a-z]{2})?$|(^|\.)(gc\.ca|admin\.ch|canada\.ca|europa\.eu)$/

/** Authorities, official gazettes and official collections of law that have an address like everybody's. */
const others = new Set([
  'adilet.zan.kz', 'algerieinvest.dz', 'api.wto.org', 'burs.org.bw', 'dogana.rks-gov.net', 'eaeunion.org', 'frca.org.fj', 'frcs.org.fj', 'journalofficiel.dj',
  'lex.uz', 'toll.no', 'unece.org', 'vbpl.vn', 'vegvesen.no', 'wto.org',
])

/** The host of an address, and whether an authority answers for what stands there. A host that is not known is taken for none. */
export function publisherOf(url: string): { host: string; isAuthority: boolean } | undefined {
  if (!URL.canParse(url)) return undefined
  const host = new URL(url).hostname.replace(/^www\./, '')
  const isOther = host.split('.').some((_, index, labels) => others.has(labels.slice(index).join('.')))
  return { host, isAuthority: kept.test(host) || isOther }
}
