import { fail } from '@sextant/scraping'

/** The European Union notifies as one; a draft of it concerns each of its member states. */
const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

/**
 * The markets that a member's code means: C and its number in ISO 3166-1, or U918. Chinese Taipei (symbols with TPKM) is
 * C158, and Hong Kong and Macao have numbers of their own.
 */
export function marketsOf(code: string): string[] {
  if (code === 'U918') return [...union]
  const number = /^C(?<number>\d{3})$/.exec(code)?.groups?.['number']
  // A locale with a numeric region takes the letters that replaced the number; an unknown number stays as it is.
  const region = number && new Intl.Locale(`und-${number}`).region
  if (region && /^[A-Z]{2}$/.test(region)) return [region]
  return fail(`"${code}" is not the code of a member; expected C and an ISO number, such as C398, or U918`)
}
