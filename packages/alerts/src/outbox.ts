import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { SextantError } from '@sextant/model'
import { type ParsedMail, simpleParser } from 'mailparser'
import { fileOf } from './mailbox.ts'
import { plain } from './plain.ts'

const HEAD_BYTES_MAX = 64 * 1024
const MAIL_BYTES_MAX = 5 * 1024 * 1024
const LISTED_MAX = 1_000

/** One mail in the folder, its headers decoded. */
export interface OutboxEntry {
  id: string
  /** ISO 8601, in UTC; null where the file does not say. */
  date: string | null
  to: string
  subject: string
}

/** The mails in a folder, newest first, at most a thousand. A folder that is not there yet holds none. */
export async function listOutbox(folder: string): Promise<OutboxEntry[]> {
  const files = await filesOf(folder)
  const entries: OutboxEntry[] = []
  for (const { id, file } of files) {
    const head = headOf(await firstBytes(file, HEAD_BYTES_MAX))
    entries.push(entryOf(id, await simpleParser(head)))
  }
  return entries.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.id.localeCompare(b.id))
}

/** One mail as its reader sees it: whom it is to, when, its subject and its text. Throws where the id names none. */
export async function readOutbox(folder: string, id: string): Promise<string> {
  const file = fileOf(folder, id)
  const bytes = await firstBytes(file, MAIL_BYTES_MAX + 1).catch((error: unknown) => {
    const message = `there is no mail "${id}" in ${folder}; list the outbox to see those that there are`
    throw new SextantError('SEXTANT_NOT_FOUND', message, { cause: error })
  })
  if (bytes.length > MAIL_BYTES_MAX) {
    throw new SextantError('SEXTANT_INVALID', `${file} is larger than ${MAIL_BYTES_MAX} bytes; it is none of Sextant's mails`)
  }
  const mail = await simpleParser(bytes, { skipTextToHtml: true, skipImageLinks: true })
  const { to, date, subject } = entryOf(id, mail)
  return `To: ${to}\nDate: ${date ?? ''}\nSubject: ${subject}\n\n${(mail.text ?? '').trimEnd()}`
}

/** The newest files by the time they were written, so that a limit leaves out the oldest. */
async function filesOf(folder: string): Promise<{ id: string; file: string }[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const found = await Promise.all(
    names
      .filter((name) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}\.eml$/.test(name))
      .map(async (name) => {
        const file = join(folder, name)
        return { id: name.slice(0, -'.eml'.length), file, writtenMs: (await stat(file)).mtimeMs }
      }),
  )
  return found.sort((a, b) => b.writtenMs - a.writtenMs).slice(0, LISTED_MAX)
}

async function firstBytes(file: string, max: number): Promise<Buffer> {
  await using handle = await open(file, 'r')
  const { size } = await handle.stat()
  const buffer = Buffer.alloc(Math.min(size, max))
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
  return buffer.subarray(0, bytesRead)
}

/** The headers alone: a list of mails need not read their bodies. */
function headOf(bytes: Buffer): Buffer {
  const end = bytes.indexOf('\r\n\r\n')
  return end < 0 ? bytes : bytes.subarray(0, end + 4)
}

function entryOf(id: string, { date, to, subject }: ParsedMail): OutboxEntry {
  const addresses = to === undefined ? [] : Array.isArray(to) ? to : [to]
  return {
    id,
    date: date ? date.toISOString() : null,
    to: plain(addresses.map(({ text }) => text).join(', ')),
    subject: plain(subject ?? ''),
  }
}
