import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { openStore, type Store } from './index.ts'
import { ledgerTrials } from './testing/ledger.trials.ts'
import { recordTrials } from './testing/records.trials.ts'
import { postgresPrograms, startPostgres, temporaryFolder } from './testing/servers.ts'
import { tenantTrials } from './testing/tenant.trials.ts'

function trials(open: () => Promise<{ store: Store; end: () => Promise<void> }>): void {
  let opened: Awaited<ReturnType<typeof open>> | undefined
  const store = () => {
    if (!opened) throw new Error('the store is not open')
    return opened.store
  }
  beforeAll(async () => void (opened = await open()), 60_000)
  afterAll(() => opened?.end(), 30_000)
  recordTrials(store)
  ledgerTrials(store)
  tenantTrials(store)
}

describe('the embedded store', () => {
  trials(async () => {
    const dataDir = await temporaryFolder('sextant-store-')
    const store = await openStore({ dataDir })
    return {
      store,
      async end() {
        await store.close()
        await rm(dataDir, { recursive: true })
      },
    }
  })
})

const programs = postgresPrograms()
if (programs) {
  describe('the store on a PostgreSQL server', () => {
    trials(async () => {
      const server = await startPostgres(programs)
      const store = await openStore({ dataDir: '', databaseUrl: server.url })
      return {
        store,
        async end() {
          await store.close()
          await server[Symbol.asyncDispose]()
        },
      }
    })
  })
} else {
  it.skip('the store on a PostgreSQL server: left out, for no PostgreSQL is installed that may run here', () => {})
}
