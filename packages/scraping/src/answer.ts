import { textOf } from './charset.ts'
import { messageOf } from './fail.ts'
import { type Obstacle, obstacleOf } from './obstacle.ts'
import type { Answer } from './exchange.ts'
import type { Trouble } from './outcome.ts'
import { looksLikeHtml } from './reading.ts'
import { treeOf } from './tree.ts'

/** A page that stands in the way is small, whatever scripts it carries. */
const EXAMINED_BYTES = 500_000

/** What keeps an answer from being the page, or undefined where it may be read. */
export function troubleIn({ status, headers, body }: Answer): { outcome: Trouble; reason: string } | undefined {
  const obstacle = obstacleIn(headers['content-type'], body)
  if (status >= 200 && status < 300) {
    if (body.byteLength === 0 || status === 204 || status === 205) {
      return { outcome: 'empty', reason: `answered ${status} without a body` }
    }
    if (status === 206) return { outcome: 'failed', reason: 'answered 206 with a part that nobody asked for' }
    return obstacle
  }
  if (obstacle?.outcome === 'captcha' || obstacle?.outcome === 'maintenance') {
    return { ...obstacle, reason: `answered ${status}; ${obstacle.reason}` }
  }
  const reason = `answered ${status}`
  if (status === 401 || status === 407) return { outcome: 'login', reason }
  if (status === 403 || status === 451) return { outcome: 'blocked', reason }
  if (status === 404 || status === 410) return { outcome: 'gone', reason }
  return { outcome: 'failed', reason }
}

function obstacleIn(contentType: string | undefined, body: Uint8Array): Obstacle | undefined {
  if (body.byteLength === 0 || body.byteLength > EXAMINED_BYTES) return undefined
  const text = textOf(body, contentType)
  if (!looksLikeHtml({ headers: contentType === undefined ? {} : { 'content-type': contentType } }, text)) return undefined
  try {
    return obstacleOf(treeOf(text))
  } catch (error) {
    return { outcome: 'format-drift', reason: messageOf(error) }
  }
}
