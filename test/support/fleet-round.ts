import { openStation, round, startWorkers } from '@sextant/workers'
import { surroundingsOf } from '@sextant/workers/surroundings'

/** One round on a given day without any source, in a process of its own, for the tests to kill. */
const [dataDir = '', rules = '', instant = ''] = process.argv.slice(2)
const aheadMs = Date.parse(instant) - Date.now()
const surroundings = { ...surroundingsOf({ SEXTANT_DATA: dataDir, SEXTANT_RULES: rules }), now: () => new Date(Date.now() + aheadMs) }
{
  await using station = await openStation(surroundings, { say: () => {}, scrapers: new Map() })
  process.stdout.write('open\n')
  startWorkers(station)
  const { work, mails } = await round(station, new AbortController().signal)
  process.exitCode = work + mails === 0 ? 0 : 1
}
