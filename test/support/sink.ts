import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A real SMTP server on a free local port that keeps what it accepts. */
export interface Sink extends AsyncDisposable {
  url: string
  mails: ParsedMail[]
  /** When each of them was accepted, in the same order. */
  acceptedAt: number[]
}

export async function startSink(): Promise<Sink> {
  const mails: ParsedMail[] = []
  const acceptedAt: number[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, accepted) {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail)
          acceptedAt.push(performance.now())
          accepted()
        },
        (error: Error) => accepted(error),
      )
    },
  })
  // A client that is killed in the middle of a mail is what this server is there for.
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    acceptedAt,
    [Symbol.asyncDispose]: () => new Promise((closed) => server.close(() => closed())),
  }
}
