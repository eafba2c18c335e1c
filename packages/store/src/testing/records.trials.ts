import { Day, type Edition, Measure, parse, SextantError, sha256 } from '@sextant/model'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  currentRelease,
  decideReview,
  decisionsOf,
  latestEdition,
  markRelated,
  measures,
  openIssues,
  openReview,
  openReviews,
  pageOf,
  previousEdition,
  recall,
  recordIssue,
  recordVisit,
  releaseBy,
  remember,
  reviews,
  rulesUnderReview,
  saveEdition,
  saveMeasure,
  saveRelease,
  saveSnapshot,
  settleIssues,
  snapshotBy,
  snapshotsToRelate,
  type Store,
} from '../index.ts'
import { freshName, rulebookOf, snapshotOf } from './samples.ts'

/** What is true of the records of sources and rules in any store. */
export function recordTrials(store: () => Store): void {
  describe('snapshots', () => {
    it('keep the very bytes, and are taken once while a page says the same', async () => {
      const url = `https://law.example/${freshName('page')}`
      const first = await saveSnapshot(store(), { ...snapshotOf('å\0\n'), url })
      const again = await saveSnapshot(store(), { ...snapshotOf('å\0\n'), url, fetchedAt: '2026-03-02T10:00:00.000Z' })
      expect(first.isNew).toBe(true)
      expect(again).toEqual({ id: first.id, isNew: false })
      expect(await snapshotBy(store(), first.id)).toEqual({
        ...snapshotOf('å\0\n'),
        url,
        id: first.id,
        relatedAt: null,
      })
      expect(await pageOf(store(), 'kz-adilet', url)).toMatchObject({
        checkedAt: '2026-03-02T10:00:00.000Z',
        outcome: 'unchanged',
        etag: '"1"',
      })
    })

    it('are three when a page goes from A to B and back to A, each waiting to be read', async () => {
      const url = `https://law.example/${freshName('page')}`
      const ids: string[] = []
      for (const text of ['A', 'B', 'A']) ids.push((await saveSnapshot(store(), { ...snapshotOf(text), url })).id)
      expect(new Set(ids).size).toBe(3)
      expect(await snapshotsToRelate(store(), 1_000)).toEqual(expect.arrayContaining(ids))
      await markRelated(store(), ids[0] ?? '')
      expect(await snapshotsToRelate(store(), 1_000)).not.toContain(ids[0])
      expect(await pageOf(store(), 'kz-adilet', url)).toMatchObject({ outcome: 'changed' })
    })

    it('are one when two processes take the same page at once', async () => {
      const snapshot = { ...snapshotOf('same'), url: `https://law.example/${freshName('page')}` }
      const saved = await Promise.all([saveSnapshot(store(), snapshot), saveSnapshot(store(), snapshot)])
      expect(saved.map(({ isNew }) => isNew).sort()).toEqual([false, true])
    })

    it('refuse bytes that are not those of their name, when taken and when read', async () => {
      const snapshot = { ...snapshotOf(freshName('true')), url: `https://law.example/${freshName('page')}` }
      await expect(saveSnapshot(store(), { ...snapshot, sha256: sha256('other') })).rejects.toThrow(
        /its bytes have the sha256/,
      )
      const { id } = await saveSnapshot(store(), snapshot)
      await sql`update sextant.bodies set body = 'false' where sha256 = ${snapshot.sha256}`.execute(store().db)
      await expect(snapshotBy(store(), id)).rejects.toThrow(/was changed after it was taken/)
    })

    it('leave the validators of a page alone when a visit brings none', async () => {
      const url = `https://law.example/${freshName('page')}`
      await saveSnapshot(store(), { ...snapshotOf('A'), url })
      await recordVisit(store(), {
        source: 'kz-adilet',
        url,
        checkedAt: '2026-03-05T10:00:00.000Z',
        outcome: 'unchanged',
      })
      expect(await pageOf(store(), 'kz-adilet', url)).toMatchObject({
        etag: '"1"',
        sha256: sha256('A'),
        checkedAt: '2026-03-05T10:00:00.000Z',
      })
    })
  })

  describe('editions', () => {
    const editionOf = (reference: string, hash: string, day: number): Omit<Edition, 'id'> => ({
      snapshot: '1',
      hash,
      seenAt: `2026-03-0${day}T10:00:00.000Z`,
      document: {
        source: 'kz-adilet',
        reference,
        url: 'https://law.example/',
        title: 'A \0 title',
        language: 'ru',
        fields: { b: '1', a: '2' },
        clauses: [],
        announcements: [],
      },
    })

    it('are kept once per state, and a state that returns is a new one', async () => {
      const reference = freshName('V')
      const saved = []
      for (const [hash, day] of [
        ['A', 1],
        ['A', 2],
        ['B', 3],
        ['A', 4],
        ['A', 4],
      ] as const)
        saved.push(await saveEdition(store(), editionOf(reference, hash, day)))
      expect(saved.map(({ isNew }) => isNew)).toEqual([true, false, true, true, false])
      expect(saved[3]?.previous?.hash).toBe('B')
      expect(saved[4]).toEqual({ ...saved[3], isNew: false })
      const latest = await latestEdition(store(), 'kz-adilet', reference)
      expect(latest).toEqual(saved[3]?.edition)
      expect(latest?.document).toEqual(editionOf(reference, 'A', 4).document)
      expect(latest && (await previousEdition(store(), latest))?.hash).toBe('B')
    })

    it('that are read late take their place in time and do not become the latest', async () => {
      const reference = freshName('V')
      await saveEdition(store(), editionOf(reference, 'A', 1))
      await saveEdition(store(), editionOf(reference, 'A', 4))
      const late = await saveEdition(store(), editionOf(reference, 'B', 2))
      expect(late).toMatchObject({ isNew: true, previous: { hash: 'A' } })
      const latest = await latestEdition(store(), 'kz-adilet', reference)
      expect(latest).toMatchObject({ hash: 'A', seenAt: '2026-03-04T10:00:00.000Z' })
      expect(latest && (await previousEdition(store(), latest))?.hash).toBe('B')
    })
  })

  it('merges measures of one family, and loses none of two that come at once', async () => {
    const reference = freshName('G/TBT/N/KAZ')
    const found = (event: string) =>
      parse(
        Measure,
        {
          reference,
          title: 'A measure',
          markets: ['KZ', 'RU'],
          status: 'notified',
          events: [
            { reference: event, kind: 'notified', title: '', summary: '', publishedOn: '2026-01-01', links: [] },
          ],
        },
        'a sample',
      )
    const merge = (kept: Measure, more: Measure): Measure => ({
      ...kept,
      events: [
        ...kept.events,
        ...more.events.filter((event) => !kept.events.some((other) => other.reference === event.reference)),
      ],
    })
    await Promise.all(['a', 'b', 'c'].map((event) => saveMeasure(store(), found(event), merge)))
    expect(await saveMeasure(store(), found('b'), merge)).toMatchObject({ changed: false })
    const [measure] = (await measures(store(), { market: 'RU' })).filter((one) => one.reference === reference)
    expect(measure?.events.map((event) => event.reference).sort()).toEqual(['a', 'b', 'c'])
    expect((await measures(store(), { market: 'DE' })).map((one) => one.reference)).not.toContain(reference)
  })

  it('keeps an issue once, settles it, and opens it again when it is met again', async () => {
    const issue = {
      source: freshName('source'),
      reference: 'N-1',
      message: 'nobody reads "\0"',
      snapshot: null,
      seenAt: '2026-03-01T10:00:00.000Z',
    }
    expect(await recordIssue(store(), issue)).toEqual({ isNew: true })
    expect(await recordIssue(store(), issue)).toEqual({ isNew: false })
    await settleIssues(store(), issue.source, 'N-1', [issue.message])
    expect(await openIssues(store(), issue.source)).toHaveLength(1)
    await settleIssues(store(), issue.source, 'N-1', [])
    expect(await openIssues(store(), issue.source)).toEqual([])
    expect(await recordIssue(store(), issue)).toEqual({ isNew: true })
  })

  describe('releases', () => {
    it('come back the same, and one that is released again is the current one', async () => {
      const [one, two] = [rulebookOf('one'), rulebookOf('two')]
      for (const rulebook of [one, two, one]) await saveRelease(store(), rulebook)
      expect(await currentRelease(store())).toEqual(one)
      expect(await releaseBy(store(), two.digest)).toEqual(two)
      expect(await releaseBy(store(), 'sha256:none')).toBeUndefined()
    })

    it('are refused where the content is not that of the digest', async () => {
      const rulebook = rulebookOf(freshName('rules'))
      await expect(saveRelease(store(), { ...rulebook, digest: 'sha256:0' })).rejects.toThrow(/its content has/)
      await saveRelease(store(), rulebook)
      await sql`update sextant.releases set content = replace(content, 'rules-', 'laws-') where digest = ${rulebook.digest}`.execute(
        store().db,
      )
      await expect(releaseBy(store(), rulebook.digest)).rejects.toThrow(SextantError)
      await saveRelease(store(), rulebookOf('one'))
    })
  })

  it('opens a review once per change of a clause, and not again after it was closed', async () => {
    const review = {
      rule: freshName('rule'),
      document: 'V15',
      clause: '13',
      before: 'Euro 4',
      after: null,
      edition: 'e1',
    }
    expect(await openReview(store(), review)).toEqual({ isNew: true })
    expect(await openReview(store(), review)).toEqual({ isNew: false })
    expect(await rulesUnderReview(store())).toContain(review.rule)
    const [open] = (await openReviews(store())).filter(({ rule }) => rule === review.rule)
    expect(open).toMatchObject(review)
    const rejected = { state: 'rejected', by: 'Ann <ann@rules.example>', reason: 'a comma' } as const
    expect(await decideReview(store(), open?.id ?? '', rejected)).toMatchObject({ state: 'rejected', decidedBy: rejected.by, reason: 'a comma' })
    expect(await openReview(store(), review)).toEqual({ isNew: false })
    expect(await rulesUnderReview(store())).not.toContain(review.rule)
    await expect(decideReview(store(), 'none', rejected)).rejects.toThrow(/there is no review "none"/)
  })

  describe('a review', () => {
    const analyst = { by: 'Ann <ann@rules.example>', reason: 'read it' }
    const opened = async (more: { rule?: string; edition?: string; before?: string | null; after?: string | null } = {}) => {
      const rule = more.rule ?? freshName('rule')
      const edition = more.edition ?? 'e1'
      await openReview(store(), { document: 'd/1', clause: '7', before: 'class 4', after: 'class 5', ...more, rule, edition })
      const found = (await reviews(store())).find((one) => one.rule === rule && one.edition === edition)
      if (!found) throw new Error('the review is not there')
      return found
    }
    const isUnder = async (rule: string) => (await rulesUnderReview(store())).has(rule)

    it('that is postponed stays open and keeps its rule under review', async () => {
      const { id, rule } = await opened()
      const until = parse(Day, '2031-02-01', 'a day')
      expect(await decideReview(store(), id, { state: 'postponed', until, ...analyst })).toMatchObject({ state: 'postponed', until })
      expect((await openReviews(store())).map((one) => one.id)).toContain(id)
      expect(await isUnder(rule)).toBe(true)
      expect(await decideReview(store(), id, { state: 'rejected', ...analyst })).toMatchObject({ state: 'rejected', until: null })
      expect(await isUnder(rule)).toBe(false)
    })

    it('that was rejected is opened again by hand, and keeps every decision', async () => {
      const { id, rule } = await opened()
      await decideReview(store(), id, { state: 'rejected', ...analyst })
      expect(await decideReview(store(), id, { state: 'open', by: 'Bea <bea@rules.example>', reason: 'not so' })).toMatchObject({ state: 'open', decidedBy: 'Bea <bea@rules.example>' })
      expect(await isUnder(rule)).toBe(true)
      const version = parse(Day, '2031-01-01', 'a day')
      await decideReview(store(), id, { state: 'accepted', version, ...analyst })
      expect(await decisionsOf(store(), id)).toMatchObject([{ state: 'rejected', ...analyst }, { state: 'open', reason: 'not so' }, { state: 'accepted', version, until: null }])
      await expect(decideReview(store(), id, { state: 'open', ...analyst })).rejects.toThrow(/was accepted by Ann .* only one that was rejected/)
      for (const change of [sql`delete from sextant.review_decisions`, sql`update sextant.review_decisions set by = 'x'`]) await expect(change.execute(store().db)).rejects.toThrow(/append only/)
    })

    it('that was accepted keeps its rule under review until the release that holds the version, and again where an earlier one comes back', async () => {
      const version = parse(Day, '2031-01-01', 'a day')
      const named = freshName('rule')
      const [old, young, corrected] = [rulebookOf('reviewed', [{ id: named, versions: {} }]), rulebookOf('reviewed', [{ id: named, versions: { [version]: null } }]), rulebookOf('corrected', [{ id: named, versions: { [version]: null } }])]
      await saveRelease(store(), old)
      const { id } = await opened({ rule: named, edition: freshName('edition') })
      const { rule } = await decideReview(store(), id, { state: 'accepted', version, ...analyst })
      expect(await isUnder(rule)).toBe(true)
      // The same decision again is the same; another on it is refused once it is in force.
      expect(await decideReview(store(), id, { state: 'accepted', version, ...analyst })).toMatchObject({ state: 'accepted', isReleased: false })
      await saveRelease(store(), rulebookOf(freshName('unrelated')))
      await saveRelease(store(), old)
      expect(await isUnder(rule)).toBe(true)
      await saveRelease(store(), young)
      expect(await isUnder(rule)).toBe(false)
      await expect(decideReview(store(), id, { state: 'rejected', ...analyst })).rejects.toThrow(/was accepted by Ann/)
      await saveRelease(store(), old)
      expect(await isUnder(rule)).toBe(true)
      await saveRelease(store(), corrected)
      expect(await isUnder(rule)).toBe(false)
    })

    it('is taken over by the next change of its clause, from the text that the rule was read by', async () => {
      const first = await opened({ before: 'three years', after: 'five years' })
      const second = await opened({ rule: first.rule, edition: 'e2', before: 'five years', after: 'seven years' })
      expect(second).toMatchObject({ state: 'open', before: 'three years', after: 'seven years' })
      expect((await reviews(store())).find(({ id }) => id === first.id)).toMatchObject({ state: 'superseded', reason: expect.stringContaining(second.id) })
      await decideReview(store(), second.id, { state: 'rejected', ...analyst })
      // What was rejected comes back when the clause changes again, and then from its last text.
      expect(await opened({ rule: first.rule, edition: 'e3', before: 'seven years', after: 'nine years' })).toMatchObject({ state: 'open', before: 'seven years' })
    })
  })

  it('remembers the last value of a key', async () => {
    await remember(store(), 'replay', '1')
    await remember(store(), 'replay', '2')
    expect([await recall(store(), 'replay'), await recall(store(), 'other')]).toEqual(['2', undefined])
  })
}
