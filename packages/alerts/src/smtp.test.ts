import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Language } from '@sextant/model'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, it } from 'vitest'
import { composeMail } from './compose.ts'
import { item, mailInput } from './sample.ts'
import { smtpTransport } from './smtp.ts'

const delivery = { id: 'd-1' }
const mail = composeMail(mailInput([item('A-17')]))

/** A mail server on a port of its own, which keeps what it was given. */
async function mailServer(options: SMTPServerOptions = {}) {
  const received: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      simpleParser(stream).then((parsed) => {
        received.push(parsed)
        done()
      }, done)
    },
    ...options,
  })
  server.on('error', () => undefined)
  const socket = server.listen(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = socket.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    received,
    host: `127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((done) => server.close(done))
    },
  }
}

function refuse(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code })
}

it('hands a mail over as it was composed, its Message-ID and headers unchanged', async () => {
  await using server = await mailServer()
  const composed = composeMail(mailInput([item('A-17')], { unsubscribeUrl: 'https://sextant.example/u/1', date: new Date('2026-11-22T08:00:00Z') }))
  expect(await smtpTransport(`smtp://${server.host}`).send(delivery, composed)).toEqual({ state: 'accepted', response: expect.stringMatching(/^250 /) })
  const [arrived] = server.received
  expect(arrived?.messageId).toBe('<d-1@sextant.example>')
  expect(arrived?.date).toEqual(new Date('2026-11-22T08:00:00Z'))
  expect(arrived?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(arrived?.headers.get('list')).toMatchObject({
    unsubscribe: { url: 'https://sextant.example/u/1', mail: 'unsubscribe@sextant.example?subject=all' },
    'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
  })
  expect(arrived?.text?.trimEnd()).toBe(composed.text.trimEnd())
  expect(arrived?.html).toContain('<h1')
})

it.each<[Language, string, string]>([
  ['zh', '黎明汽车', 'KZ：订单 A-17 不可发运（Side of the steering wheel）'],
  ['ru', 'Рассвет Моторс', 'KZ: заказ A-17 — отправлять нельзя (Side of the steering wheel)'],
])('arrives readable in %s', async (language, name, subject) => {
  await using server = await mailServer()
  const composed = composeMail(mailInput([item('A-17')], { language, exporter: { name, email: 'export@dawn.example' } }))
  await smtpTransport(`smtp://${server.host}`).send(delivery, composed)
  const [arrived] = server.received
  expect(arrived?.subject).toBe(subject)
  expect([arrived?.to].flat()[0]?.value).toEqual([{ name, address: 'export@dawn.example' }])
  expect(arrived?.text?.trimEnd()).toBe(composed.text.trimEnd())
})

it('gives up on a recipient that is refused for good, and not on one that is deferred', async () => {
  await using gone = await mailServer({ onRcptTo: (_address, _session, done) => done(refuse(550, 'no such user')) })
  const final = await smtpTransport(`smtp://${gone.host}`).send(delivery, mail)
  expect(final).toMatchObject({ state: 'refused-for-good', reason: expect.stringMatching(/no such user.*check the address of the exporter/) })
  await using full = await mailServer({ onRcptTo: (_address, _session, done) => done(refuse(452, 'mailbox full')) })
  expect(await smtpTransport(`smtp://${full.host}`).send(delivery, mail)).toMatchObject({ state: 'try-later', reason: expect.stringContaining('mailbox full') })
})

it('gives up on a message that is refused for good', async () => {
  await using server = await mailServer({
    onData(stream, _session, done) {
      stream.resume().on('end', () => done(refuse(554, 'content refused')))
    },
  })
  expect(await smtpTransport(`smtp://${server.host}`).send(delivery, mail)).toMatchObject({ state: 'refused-for-good' })
})

it('gives up on a message that is too large for the server', async () => {
  await using server = await mailServer({ onMailFrom: (_address, _session, done) => done(refuse(552, 'too large')) })
  expect(await smtpTransport(`smtp://${server.host}`).send(delivery, mail)).toMatchObject({ state: 'refused-for-good' })
})

it('waits where the server wants another sender, for that is no fault of the mail', async () => {
  await using server = await mailServer({ onMailFrom: (_address, _session, done) => done(refuse(550, 'sender not allowed')) })
  const receipt = await smtpTransport(`smtp://${server.host}`).send(delivery, mail)
  expect(receipt).toMatchObject({ state: 'try-later', reason: expect.stringContaining('check the address that mails are sent from') })
})

it('waits where the login is refused, and does not show the password', async () => {
  await using server = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => done(refuse(535, `wrong password ${auth.password}`)),
  })
  const receipt = await smtpTransport(`smtp://dawn:s3cr%40t@${server.host}`).send(delivery, mail)
  expect(receipt).toMatchObject({ state: 'try-later', reason: expect.stringContaining('check the user name and the password') })
  expect(JSON.stringify(receipt)).not.toMatch(/s3cr/)
})

it('waits where the server demands a login that nobody gave', async () => {
  await using server = await mailServer({ authOptional: false, allowInsecureAuth: true })
  expect(await smtpTransport(`smtp://${server.host}`).send(delivery, mail)).toMatchObject({ state: 'try-later', reason: expect.stringContaining('login') })
})

it('waits where the server is down, and says what to look at', async () => {
  const { host } = await mailServer().then(async (server) => {
    await server[Symbol.asyncDispose]()
    return server
  })
  const receipt = await smtpTransport(`smtp://dawn:s3cret@${host}`).send(delivery, mail)
  expect(receipt).toMatchObject({ state: 'try-later', reason: expect.stringMatching(/cannot be reached.*check that the mail server runs/) })
  expect(JSON.stringify(receipt)).not.toMatch(/s3cret/)
})

it('waits where something that is no mail server answers', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  expect(await smtpTransport(`smtp://127.0.0.1:${port}`).send(delivery, mail)).toMatchObject({ state: 'try-later' })
  server.close()
})

it('stops when it is told to', async () => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const abort = new AbortController()
  const sending = smtpTransport(`smtp://127.0.0.1:${port}`).send(delivery, mail, abort.signal)
  abort.abort()
  expect(await sending).toMatchObject({ state: 'try-later' })
  server.close()
})

it('refuses an address that is none, without showing it', () => {
  for (const url of ['mail.example', 'http://mail.example', 'smtp://dawn:s3cret@', 'smtp:']) {
    expect(() => smtpTransport(url)).toThrow(/^the address of the mail server cannot be read; expected one such as smtp:/)
    expect(() => smtpTransport(url)).not.toThrow(/s3cret/)
  }
})
