import { SextantError } from '@sextant/model'
import type { MailInput } from './mail.ts'
import { plain } from './plain.ts'

/**
 * The headers beside the usual ones. `List-Unsubscribe-Post` promises that a POST to the page unsubscribes at once
 * (RFC 8058); the promise only counts over https, so it is made only there.
 */
export function headersOf({ unsubscribeUrl, unsubscribeMailto }: MailInput): Record<string, string> {
  const mailto = `<${mailtoFrom(unsubscribeMailto)}>`
  const headers = { 'Auto-Submitted': 'auto-generated' }
  if (unsubscribeUrl === undefined) return { ...headers, 'List-Unsubscribe': mailto }
  const page = pageFrom(unsubscribeUrl)
  const both = { ...headers, 'List-Unsubscribe': `<${page.href}>, ${mailto}` }
  return page.protocol === 'https:' ? { ...both, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : both
}

/** A Message-ID in its angle brackets, refused where it is none: a mail under another id would be a second mail. */
export function messageIdFrom(id: string): string {
  const bare = /^<?(?<bare>[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+)>?$/.exec(id)?.groups?.['bare']
  if (bare && id.length <= 250) return `<${bare}>`
  throw wrong('the messageId of a delivery', id, '<delivery@host.example>')
}

/** An address with a name that cannot leave its header. */
export function addressFrom({ name, address }: { name: string; address: string }, what: string) {
  if (!/^[^\s<>"(),:;@\\\p{Cc}]+@[^\s<>"(),:;@\\\p{Cc}]+$/u.test(address)) throw wrong(what, address, 'name@company.example')
  return { name: plain(name, 200), address }
}

function mailtoFrom(text: string): string {
  if (/^mailto:[^\s<>",\p{Cc}]+@[^\s<>",\p{Cc}]+$/u.test(text) && /^\p{ASCII}+$/u.test(text)) return text
  throw wrong('unsubscribeMailto', text, 'mailto:unsubscribe@company.example')
}

function pageFrom(text: string): URL {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol) && !/[\s<>\p{Cc}]/u.test(text)) return url
  // The address may carry a token, so it is not shown.
  throw new SextantError('SEXTANT_INVALID', 'unsubscribeUrl is no http(s) address; expected one such as https://sextant.example/unsubscribe')
}

function wrong(what: string, found: string, expected: string): SextantError {
  return new SextantError('SEXTANT_INVALID', `${what} is ${JSON.stringify(plain(found, 80))}; expected one such as ${expected}`)
}
