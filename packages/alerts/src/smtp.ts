import { SextantError } from '@sextant/model'
import { createTransport } from 'nodemailer'
import { plain } from './plain.ts'
import type { Receipt, Transport } from './send.ts'

/** No attempt takes longer, however slowly the server talks. */
const ATTEMPT_MS = 120_000

/**
 * Sends by SMTP: `smtp://user:password@host:587` (TLS by STARTTLS where the server offers it; `?requireTLS=true` insists)
 * or `smtps://…:465`. Each attempt opens its own connection and closes it, so nothing is left open between mails.
 */
export function smtpTransport(url: string): Transport {
  const host = hostFrom(url)
  const mailer = createTransport({
    url,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    dnsTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(_delivery, mail, signal) {
      const timeout = AbortSignal.timeout(ATTEMPT_MS)
      try {
        const { response } = await mailer.sendMail({ ...mail, signal: signal ? AbortSignal.any([signal, timeout]) : timeout })
        return { state: 'accepted', response: plain(response ?? '', 300) }
      } catch (error) {
        return receiptOf(refusalFrom(error), host)
      }
    },
  }
}

/** Host and port as they may be shown. The address itself is never shown: it holds the password. */
function hostFrom(text: string): string {
  const url = URL.parse(text)
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return url.host
  const message = 'the address of the mail server cannot be read; expected one such as smtp://user:password@mail.example:587, '
    + 'with special characters of the password percent-encoded'
  throw new SextantError('SEXTANT_USAGE', message)
}

/** What nodemailer says of a failure: its own code, the SMTP command that failed, and the server's answer. */
interface Refusal {
  code: string
  command: string
  status: number
  said: string
}

/** Throws the error again where it is not one of nodemailer's, for then it is a fault of ours. */
function refusalFrom(error: unknown): Refusal {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error
  return {
    code: error.code,
    command: 'command' in error && typeof error.command === 'string' ? error.command : '',
    status: 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0,
    said: plain(error.message, 300),
  }
}

/**
 * A permanent answer (5xx) is final only where it is about this mail: its recipient, its size or its content. Of a login
 * or a sender that the server does not want, another mail would fare no better, so it waits until somebody mends that.
 */
function receiptOf({ code, command, status, said }: Refusal, host: string): Receipt {
  if (/AUTH/.test(code) || status === 530) {
    return later(`${host} refuses the login (${status || code}); check the user name and the password of the mail server`)
  }
  if (status >= 500 && command === 'MAIL FROM' && status !== 552) {
    return later(`${host} refuses the sender: ${said}; check the address that mails are sent from`)
  }
  // Without a status it was nodemailer itself that found the mail impossible, before the server was asked.
  if ((status >= 500 || status === 0) && (code === 'EENVELOPE' || code === 'EMESSAGE')) {
    return { state: 'refused-for-good', reason: `${host} refuses this mail for good: ${said}; check the address of the exporter` }
  }
  if (status >= 400) return later(`${host} does not take the mail now: ${said}`)
  if (code === 'EABORT') return later(`sending by ${host} was stopped or took longer than ${ATTEMPT_MS / 1_000} s`)
  return later(`${host} cannot be reached: ${said} (${code}); check that the mail server runs and that its address is right`)
}

function later(reason: string): Receipt {
  return { state: 'try-later', reason }
}
