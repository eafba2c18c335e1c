// A store of an older version, with what it held, is taken over by this one.
import { PGlite } from '@electric-sql/pglite'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { expect, it } from 'vitest'
import { historyOf } from './changes.ts'
import { turnDay } from './day.ts'
import { linesToJudge } from './lines.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { poolOver } from './pglite-pool.ts'
import { saveRelease } from './releases.ts'
import { decisionsOf } from './review-decision.ts'
import { standingOf } from './standings.ts'
import type { Tables } from './tables.ts'
import { dayOf, judged, rulebookOf, standingOf as standing } from './testing/samples.ts'

const before = `
create schema sextant;
create table sextant.migrations (number integer primary key, name text not null, applied_at timestamptz not null default now());
insert into sextant.migrations (number, name) values (1, 'tables'), (2, 'tenants');
`
const { outcome, reasons, fingerprint } = standing('blocked', ['kz-x@2018-01-01:breach:block:active'])
const kept = `
insert into sextant.exporters values ('acme', '{"id":"acme","name":"Acme","email":"a@acme.example","language":"en"}');
insert into sextant.goods values ('acme', 'model-1', '{"category":"M1"}', 'g');
insert into sextant.orders values ('acme', 'order-1', 'model-1', 'KZ', '{"arrivesOn":"2026-09-01"}', 'o');
insert into sextant.standings values ('acme', 'order-1', '${outcome}', '${JSON.stringify(reasons)}', '${fingerprint}', '{}', 'o.g', 'b', now());
insert into sextant.reviews (id, rule, document, clause, edition, opened_at, closed_at, closed_by) values
  ('closed', 'kz-x', 'd/1', '1', 'e1', '2026-01-01', '2026-01-02', 'Ann'), ('open', 'kz-x', 'd/1', '2', 'e1', '2026-01-01', null, null);
insert into sextant.changes (exporter, order_id, sequence, before, after, at, alerted_at)
  values ('acme', 'order-1', 1, null, '${JSON.stringify({ outcome, reasons, fingerprint })}', now(), now());
`

it('keeps what was told and decided, judges each order once more, tells nobody of it, and begins its history there', async () => {
  const pglite = new PGlite()
  const dialect = new PostgresDialect({ pool: poolOver(pglite, () => {}) })
  await using db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] }).withSchema('sextant')
  const session = { db }
  await pglite.exec(before + migrations.filter(({ number }) => number <= 2).map(({ sql }) => sql).join('\n') + kept)
  await migrate(db)
  await saveRelease(session, rulebookOf('first'))
  await turnDay(session, dayOf('2026-03-01'))

  expect(await standingOf(session, 'acme', 'order-1')).toMatchObject({ standing: { outcome: 'blocked' }, verdicts: null, ground: null })
  expect(await linesToJudge(session, 10)).toEqual(['acme/order-1'])
  const change = await judged(session, 'acme', { outcome, reasons, fingerprint })
  expect(change?.before).toEqual(change?.after)
  expect(await linesToJudge(session, 10)).toEqual([])
  expect(await historyOf(session, 'acme', 'order-1')).toMatchObject([
    { sequence: 2, gone: [], come: reasons, through: [{ kind: 'first' }] },
    { sequence: 1, gone: [], come: [], through: [] },
  ])
  expect(await decisionsOf(session, 'closed')).toMatchObject([{ state: 'rejected', by: 'Ann', at: '2026-01-02T00:00:00.000Z', reason: 'closed before reasons were asked for' }])
  expect(await decisionsOf(session, 'open')).toEqual([])
  await pglite.close()
})
