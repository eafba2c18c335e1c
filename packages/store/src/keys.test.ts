import { expect, it } from 'vitest'
import { changeKey, fromChangeKey, fromKey, keyOf } from './keys.ts'
import { isOrderLine, lineOf, namedIn } from './lines.ts'

it.each(['A-1', 'HT2026/0815', 'a/7/9', '合同 (2026)/5', '#1', 'A+B', '1/1/', 'acme/A-1'])('an order named %s is found by its keys', (id) => {
  const exporter = 'acme-2'
  expect(fromKey(keyOf({ exporter, id }))).toEqual({ exporter, id })
  expect(fromChangeKey(changeKey({ exporter, order: id, sequence: 12 }))).toEqual({ exporter, order: id, sequence: 12 })
  expect([namedIn(lineOf(id, 'KZ')), isOrderLine(lineOf(id, 'KZ')), isOrderLine(id)]).toEqual([id, false, true])
})
