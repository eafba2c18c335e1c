import { mkdir, mkdtempDisposable, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { composeMail } from './compose.ts'
import type { MailInput } from './mail.ts'
import { mailboxTransport } from './mailbox.ts'
import { listOutbox, readOutbox } from './outbox.ts'
import { item, mailInput } from './sample.ts'

function temporaryFolder() {
  return mkdtempDisposable(join(tmpdir(), 'sextant-outbox-'))
}

function compose(order: string, changes: Partial<MailInput> = {}) {
  return composeMail(mailInput([item(order)], changes))
}

it('writes a mail as whole CRLF lines into a folder that it makes, readable by its owner alone', async () => {
  await using temporary = await temporaryFolder()
  const folder = join(temporary.path, 'new', 'outbox')
  expect(await mailboxTransport(folder).send({ id: 'd-1' }, compose('A-17', { language: 'zh' }))).toMatchObject({ state: 'accepted' })
  expect(await readdir(folder)).toEqual(['d-1.eml'])
  const bytes = await readFile(join(folder, 'd-1.eml'), 'latin1')
  expect(bytes).toContain('Message-ID: <d-1@sextant.example>\r\n')
  expect(bytes).not.toMatch(/(?<!\r)\n|\r(?!\n)/)
  if (process.platform !== 'win32') expect((await stat(join(folder, 'd-1.eml'))).mode & 0o077).toBe(0)
})

it('keeps the mail of a delivery that was written before', async () => {
  await using folder = await temporaryFolder()
  const transport = mailboxTransport(folder.path)
  await transport.send({ id: 'd-1' }, compose('A-17'))
  const first = await readFile(join(folder.path, 'd-1.eml'))
  expect(await transport.send({ id: 'd-1' }, compose('A-18'))).toMatchObject({ state: 'accepted' })
  expect(await readdir(folder.path)).toEqual(['d-1.eml'])
  expect(await readFile(join(folder.path, 'd-1.eml'))).toEqual(first)
})

it('leaves one whole mail where two processes write the same delivery at once', async () => {
  await using folder = await temporaryFolder()
  const receipts = await Promise.all([1, 2, 3].map(() => mailboxTransport(folder.path).send({ id: 'd-1' }, compose('A-17'))))
  expect(receipts.map(({ state }) => state)).toEqual(Array(3).fill('accepted'))
  expect(await readdir(folder.path)).toEqual(['d-1.eml'])
})

it('waits where the folder cannot be written to, and says what to look at', async () => {
  await using temporary = await temporaryFolder()
  const file = join(temporary.path, 'taken')
  await writeFile(file, '')
  expect(await mailboxTransport(file).send({ id: 'd-1' }, compose('A-17'))).toMatchObject({
    state: 'try-later',
    reason: expect.stringMatching(/cannot be written.*check that it is a folder/),
  })
})

it('lists the mails newest first, decoded, and leaves other files alone', async () => {
  await using folder = await temporaryFolder()
  const transport = mailboxTransport(folder.path)
  const exporter = { name: '黎明汽车', email: 'export@dawn.example' }
  await transport.send({ id: 'd-1' }, compose('A-17', { language: 'zh', exporter, date: new Date('2026-11-20T08:00:00Z') }))
  await transport.send({ id: 'd-2' }, compose('A-18', { language: 'ru', date: new Date('2026-11-22T08:00:00Z') }))
  await writeFile(join(folder.path, '.half.draft'), 'x')
  await writeFile(join(folder.path, 'notes.txt'), 'x')
  await writeFile(join(folder.path, 'broken.eml'), 'neither head nor tail')
  expect(await listOutbox(folder.path)).toEqual([
    { id: 'd-2', date: '2026-11-22T08:00:00.000Z', to: '"Dawn Motors" <export@dawn.example>', subject: 'KZ: заказ A-18 — отправлять нельзя (Side of the steering wheel)' },
    { id: 'd-1', date: '2026-11-20T08:00:00.000Z', to: '"黎明汽车" <export@dawn.example>', subject: 'KZ：订单 A-17 不可发运（Side of the steering wheel）' },
    { id: 'broken', date: null, to: '', subject: '' },
  ])
  expect(await listOutbox(join(folder.path, 'absent'))).toEqual([])
})

it('reads the text of one mail as its reader sees it', async () => {
  await using folder = await temporaryFolder()
  const mail = compose('A-17', { language: 'zh' })
  await mailboxTransport(folder.path).send({ id: 'd-1' }, mail)
  const read = await readOutbox(folder.path, 'd-1')
  expect(read).toMatch(/^To: "Dawn Motors" <export@dawn.example>\nDate: \S+\nSubject: KZ：/)
  expect(read.endsWith(`\n\n${mail.text.trimEnd()}`)).toBe(true)
})

it('says so where there is no such mail', async () => {
  await using folder = await temporaryFolder()
  await expect(readOutbox(folder.path, 'd-9')).rejects.toThrow(/there is no mail "d-9" in .*; list the outbox/)
})

it.each(['../secret', '..', '.', '', '/etc/passwd', 'a/b', 'a\\b', 'a\0b', '.hidden', `${'a'.repeat(121)}`])(
  'refuses %j as the name of a mail, to write as to read',
  async (id) => {
    await using temporary = await temporaryFolder()
    const folder = join(temporary.path, 'outbox')
    await mkdir(folder)
    await writeFile(join(temporary.path, 'secret.eml'), 'Subject: secret\r\n\r\nsecret')
    await expect(readOutbox(folder, id)).rejects.toThrow('cannot name a mail')
    await expect(mailboxTransport(folder).send({ id }, compose('A-17'))).rejects.toThrow('cannot name a mail')
  },
)
