import { join, resolve } from 'node:path'
import { SextantError } from '@sextant/model'

/** Where a process runs, and what its environment says. The only place that reads the environment. */
export interface Surroundings {
  rulesFolder: string
  scrapersFolder: string
  dataDir: string
  databaseUrl: string | undefined
  redisUrl: string | undefined
  smtpUrl: string | undefined
  mailFrom: { name: string; address: string }
  /** `recorded`: a local server plays the sources from the pages of this repository. `live`: the sources themselves. */
  sources: 'recorded' | 'live'
  /** Whether the invented exporters, goods and orders are put into an empty store. */
  sample: 'seeded' | 'none'
  /** How a webmaster reaches whoever runs this. */
  contact: string | undefined
  /** The program that draws PDFs; where it is absent, the first Chromium on the PATH. */
  chromium: string | undefined
  /** Handed to the fetcher, which takes the keys of the sources from it. */
  environment: NodeJS.ProcessEnv
  now: () => Date
}

const root = resolve(import.meta.dirname, '..')

/** Without any variable everything is embedded: one data directory, recorded sources, a mailbox folder. */
export function surroundingsOf(environment: NodeJS.ProcessEnv): Surroundings {
  const databaseUrl = address(environment, 'DATABASE_URL', /^postgres(ql)?:\/\//, 'postgres://user:password@host:5432/database')
  const sender = environment['SEXTANT_MAIL_FROM'] || 'alerts@sextant.invalid'
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(sender)) {
    throw new SextantError('SEXTANT_USAGE', `SEXTANT_MAIL_FROM is "${sender}"; expected a mail address, such as alerts@company.example`)
  }
  return {
    rulesFolder: environment['SEXTANT_RULES'] ? resolve(root, environment['SEXTANT_RULES']) : join(root, 'rules'),
    scrapersFolder: join(root, 'scrapers'),
    dataDir: resolve(root, environment['SEXTANT_DATA'] || '.sextant'),
    databaseUrl,
    redisUrl: address(environment, 'REDIS_URL', /^rediss?:\/\//, 'redis://host:6379'),
    smtpUrl: environment['SMTP_URL'] || undefined,
    mailFrom: { name: 'Sextant', address: sender },
    sources: choice(environment, 'SEXTANT_SOURCES', ['recorded', 'live']) ?? 'recorded',
    sample: choice(environment, 'SEXTANT_SAMPLE', ['seeded', 'none']) ?? (databaseUrl ? 'none' : 'seeded'),
    contact: environment['SEXTANT_CONTACT'] || undefined,
    chromium: environment['SEXTANT_CHROMIUM'] || undefined,
    environment,
    now: () => new Date(),
  }
}

/** What was found is not shown: it may hold a password. */
function address(environment: NodeJS.ProcessEnv, name: string, form: RegExp, example: string): string | undefined {
  const found = environment[name]
  if (!found || form.test(found)) return found || undefined
  throw new SextantError('SEXTANT_USAGE', `${name} cannot be used; expected an address such as ${example}`)
}

function choice<const Word extends string>(environment: NodeJS.ProcessEnv, name: string, words: readonly Word[]): Word | undefined {
  const found = environment[name]
  if (!found) return undefined
  const known = words.find((word) => word === found)
  if (known) return known
  throw new SextantError('SEXTANT_USAGE', `${name} is "${found}"; expected ${words.join(' or ')}`)
}
