import { SextantError } from '@sextant/model'
import { bodyOf } from './body.ts'
import { addressFrom, headersOf, messageIdFrom } from './headers.ts'
import { hitsOf } from './hits.ts'
import type { Mail, MailInput } from './mail.ts'
import { htmlFrom } from './render-html.ts'
import { subjectLine } from './subject-line.ts'
import { textFrom } from './render-text.ts'
import { whatIn } from './whole.ts'
import { wordsOf } from './words.ts'

/**
 * One mail for all its alerts, written from what is true now. Orders hit by the same rule share its clause; a mail with
 * hundreds of orders stays bounded and says what it leaves out. Pure: the same input gives the same mail.
 */
export function composeMail(input: MailInput): Mail {
  if (input.items.length === 0) throw new SextantError('SEXTANT_INVALID', 'a mail without alerts has nothing to say; do not send it')
  const hits = hitsOf(input.items)
  const words = wordsOf(input.language, whatIn(hits, input.whole))
  const subject = subjectLine(hits, words, input.whole)
  const blocks = bodyOf(input, hits, words)
  return {
    from: addressFrom(input.from, 'the address that mails are sent from'),
    to: addressFrom({ name: input.exporter.name, address: input.exporter.email }, 'the address of the exporter'),
    subject,
    headers: headersOf(input),
    messageId: messageIdFrom(input.delivery.messageId),
    text: textFrom(subject, blocks, words),
    html: htmlFrom(subject, blocks, input.language),
    ...(input.date ? { date: input.date } : {}),
  }
}
