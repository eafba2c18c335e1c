import { keyOf, subscriptionsDue, subscriptionsReady } from '@sextant/store'
import type { Station } from './station.ts'

/** So long a mail waits until all is judged that it is to tell of. */
const WAIT_MS = 10 * 60_000

/** Has the alerts of each subscription gathered into one mail, where its time has come. */
export async function gather({ store, queue, surroundings }: Station): Promise<void> {
  const ready = await subscriptionsReady(store, await subscriptionsDue(store, surroundings.now()), { waitMs: WAIT_MS })
  await queue.addMany('deliver', ready.map(keyOf))
}
