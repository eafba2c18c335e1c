import { join } from 'node:path'
import { listOutbox, readOutbox } from '@sextant/alerts'
import { SextantError } from '@sextant/model'
import { argumentsFrom } from './arguments.ts'
import type { Printed } from './printed.ts'
import { optionsOf } from './usages.ts'
import type { Surroundings } from '@sextant/workers/surroundings'

/** `outbox` lists the mails in the mailbox folder; `outbox ID` shows one. */
export async function outbox(words: readonly string[], { dataDir }: Surroundings): Promise<Printed> {
  const { positionals } = argumentsFrom(words, optionsOf('outbox'))
  const folder = join(dataDir, 'mailbox')
  const [id, ...others] = positionals
  if (others.length > 0) throw new SextantError('SEXTANT_USAGE', `one mail at a time; found also "${others.join('", "')}"`)
  if (id) return { text: `${await readOutbox(folder, id)}\n`, exitCode: 0 }
  const mails = await listOutbox(folder)
  if (mails.length === 0) return { text: `No mails in ${folder}. npm start writes them there unless SMTP_URL is set.\n`, exitCode: 0 }
  const lines = mails.map((mail) => `${mail.id}  ${mail.date}  ${mail.to}  ${mail.subject}\n`)
  return { text: `${lines.join('')}${mails.length} mails in ${folder}. Show one: npm run -s sextant -- outbox ID\n`, exitCode: 0 }
}
