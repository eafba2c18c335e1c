import { randomUUID } from 'node:crypto'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SextantError } from '@sextant/model'
import { createTransport } from 'nodemailer'
import type { Mail } from './mail.ts'
import type { Transport } from './send.ts'

/**
 * Writes mails into a folder, as `<delivery>.eml`, instead of sending them: the default where no mail server is named.
 * A file that stands is kept, so a delivery attempted twice is one mail with one date.
 */
export function mailboxTransport(folder: string): Transport {
  return {
    async send({ id }, mail, signal) {
      const file = fileOf(folder, id)
      if (signal?.aborted) return { state: 'try-later', reason: 'writing the mail was stopped' }
      const bytes = await bytesOf(mail)
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        if (!(await exists(file))) await writeWhole(folder, file, bytes)
        return { state: 'accepted', response: `written to ${file}` }
      } catch (error) {
        if (!(error instanceof Error) || !('syscall' in error)) throw error
        const reason = `the mail cannot be written into ${folder}: ${error.message}; check that it is a folder with room, and that it can be written to`
        return { state: 'try-later', reason }
      }
    },
  }
}

/** The file of a delivery. Its id comes from outside here, so it must not be able to name any other file. */
export function fileOf(folder: string, id: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/.test(id)) return join(folder, `${id}.eml`)
  const found = JSON.stringify(id.slice(0, 60))
  throw new SextantError('SEXTANT_INVALID', `${found} cannot name a mail; expected letters, digits and . _ -, at most 120`)
}

/** The message as it would go over the wire, with CRLF at every line end. */
async function bytesOf(mail: Mail): Promise<Buffer> {
  const composer = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const { message } = await composer.sendMail(mail)
  if (Buffer.isBuffer(message)) return message
  throw new TypeError('the composer gave a stream where a buffer was asked for')
}

/**
 * First the whole file under another name and onto the disk, then the name: after a crash there is the whole mail or
 * none, never half of one that looks sent.
 */
async function writeWhole(folder: string, file: string, bytes: Buffer): Promise<void> {
  const draft = join(folder, `.${randomUUID()}.draft`)
  try {
    await using handle = await open(draft, 'wx', 0o600)
    await handle.writeFile(bytes)
    await handle.sync()
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** The new name is safe only when the folder is on the disk too. Windows cannot do that, and then it is as good as it gets. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await using handle = await open(folder, 'r')
  await handle.sync()
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file)
    return true
  } catch {
    return false
  }
}
