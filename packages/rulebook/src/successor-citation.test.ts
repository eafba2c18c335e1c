import { expect, it } from 'vitest'
import { citationAfter, type ReadClause } from './successor-citation.ts'

const read: ReadClause = {
  document: 'law/194', clause: '67/1', language: 'ru', url: 'https://law.example/194', title: 'О дорогах', quote: 'Новые слова.',
  fields: { Реквизиты: 'Закон от 17 апреля 2014 года № 194-V. Изменён 1 мая 2030 года.' },
}
const cited = (act: string, provision: string, url = 'https://news.example/1') => ({ act, provision, url, language: 'kk', quote: 'Ескі сөз.', document: 'law/194', clause: '67/1' })
const after = (act: string, provision: string, url?: string, said = {}) => citationAfter(cited(act, provision, url), read, said)
const regulation = 'TR 018/2011 (Decision No. 877 of 2011-12-09)'

it('quotes what was read, where it was read', () => {
  expect(after('Act 1', 'clause 7')).toMatchObject({ url: read.url, quote: read.quote, language: 'ru', document: 'law/194', clause: '67/1' })
})

it('calls act and provision what they were called on the same page', () => {
  expect(after('Act 1', 'art. 7', 'http://law.example/194?now')).toMatchObject({ act: 'Act 1', provision: 'art. 7' })
  expect(after('Act 1; Act 2', 'art. 7; clause not read', 'https://law.example/194')).toMatchObject({ act: 'Act 1; Act 2', provision: 'art. 7; clause not read' })
})

it.each(['Law on roads of 2014-04-17', 'Law No. 194-V on roads', 'Law «О дорогах»'])('knows the act that was read by its day, number or title: %s', (law) => {
  expect(after(law, 'art. 67')).toMatchObject({ act: law, provision: 'art. 67' })
  expect(after(`${regulation}; ${law}`, 'clause 19')).toMatchObject({ act: `${regulation}; ${law}`, provision: `clause 19; ${law}, clause 67/1` })
})

it('keeps the acts that were cited and adds the one that was read, where it is none of them', () => {
  expect(after(regulation, 'clause 19')).toMatchObject({ act: `${regulation}; О дорогах`, provision: 'clause 19; О дорогах, clause 67/1' })
  // The day of a change is not that of an act.
  expect(after('Decree of 2030-05-01', 'clause not read')).toMatchObject({ act: 'Decree of 2030-05-01; О дорогах', provision: 'clause not read; О дорогах, clause 67/1' })
})

it('adds nothing a second time', () => {
  const first = after(regulation, 'clause 19')
  expect(citationAfter(first, read, {})).toEqual(first)
  const { act, provision } = first
  expect(after(act, provision)).toMatchObject({ act, provision })
})

it('does not call a clause unread that was read', () => {
  expect(after('Law on roads of 2014-04-17', 'clause not read; as reported')).toMatchObject({ provision: 'clause 67/1' })
  expect(after('Law on roads of 2014-04-17', 'art. 67; clause not read; not read: annex 2')).toMatchObject({ provision: 'art. 67; not read: annex 2' })
})

it('names nothing by what the store calls it', () => {
  expect(after('О дорогах (law/194)', 'clause not read').act).toBe('О дорогах')
})

it('says what the analyst says', () => {
  expect(after(regulation, 'clause 19', undefined, { act: 'Law on roads', provision: 'art. 67' })).toMatchObject({ act: 'Law on roads', provision: 'art. 67', quote: read.quote, url: read.url })
  expect(after(regulation, 'clause 19', undefined, { act: 'Law on roads' })).toMatchObject({ act: 'Law on roads', provision: 'clause 19; О дорогах, clause 67/1' })
})

it('keeps what was cited whole where there is no room for more', () => {
  const [act, provision] = ['A'.repeat(395), 'p'.repeat(195)]
  expect(after(act, provision)).toMatchObject({ act, provision })
  expect(after(act, 'p'.repeat(180)).provision).toBe(`${'p'.repeat(180)}; clause 67/1`)
})
