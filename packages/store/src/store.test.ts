import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type Store } from './index.ts'
import { deliveryTrials } from './testing/delivery.trials.ts'
import { fleetTrials } from './testing/fleet.trials.ts'
import { importTrials } from './testing/import.trials.ts'
import { ledgerTrials } from './testing/ledger.trials.ts'
import { recordTrials } from './testing/records.trials.ts'
import { postgresPrograms, type PostgresServer, startPostgres, temporaryFolder } from './testing/servers.ts'
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
  deliveryTrials(store)
  fleetTrials(store)
  tenantTrials(store)
  importTrials(store)
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
    let server: PostgresServer
    beforeAll(async () => void (server = await startPostgres(programs)), 60_000)
    afterAll(() => server.stop(), 30_000)

    it('is opened by several processes at once, and beside another database of the same server', async () => {
      const urls = [server.url, server.otherUrl, server.url, server.otherUrl]
      const stores = await Promise.all(urls.map((databaseUrl) => openStore({ dataDir: '', databaseUrl })))
      await Promise.all(stores.map((store) => store.close()))
    })

    it('says what is wrong where there is no server, or no such database', async () => {
      await expect(openStore({ dataDir: '', databaseUrl: 'postgres://localhost:1/none' })).rejects.toThrow(
        /DATABASE_URL cannot be opened: .*ECONNREFUSED/,
      )
      await expect(openStore({ dataDir: '', databaseUrl: `${server.url}-none` })).rejects.toThrow(
        /"one-none" does not exist/,
      )
    })

    trials(async () => {
      const store = await openStore({ dataDir: '', databaseUrl: server.url })
      return { store, end: () => store.close() }
    })
  })
} else if (process.env['CI'] === 'true') {
  it('the store on a PostgreSQL server', () => {
    throw new Error('there is no PostgreSQL that may run here, and with CI=true no test may be left out; install postgresql')
  })
} else {
  it.skip('the store on a PostgreSQL server: left out, for no PostgreSQL is installed that may run here', () => {})
}
