import { openStation, round, startWorkers, type Unfinished } from '@sextant/workers'
import { surroundingsOf } from '@sextant/workers/surroundings'

/** One round on a given day, without any source. */
export async function fleetRound(dataDir: string, rules: string, instant: string, opened = () => {}): Promise<Unfinished> {
  const aheadMs = Date.parse(instant) - Date.now()
  const surroundings = { ...surroundingsOf({ SEXTANT_DATA: dataDir, SEXTANT_RULES: rules }), now: () => new Date(Date.now() + aheadMs) }
  await using station = await openStation(surroundings, { say: () => {}, scrapers: new Map() })
  opened()
  startWorkers(station)
  return await round(station, new AbortController().signal)
}

// In a process of its own, for the tests to kill.
if (import.meta.main) {
  const [dataDir = '', rules = '', instant = ''] = process.argv.slice(2)
  await fleetRound(dataDir, rules, instant, () => process.stdout.write('open\n'))
}
