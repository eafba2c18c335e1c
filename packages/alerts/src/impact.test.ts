import type { Impact, ImpactChange, Market } from '@sextant/model'
import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { impactAsHtml } from './impact-html.ts'
import { impactAsText } from './impact-text.ts'

const change = (id: string, more: Partial<ImpactChange> = {}): ImpactChange => ({
  exporter: 'acme', what: 'order', id, market: 'KZ' as Market, kind: 'newly-flagged', before: 'clear', after: 'blocked', valueUsd: 20_000,
  reasons: [{ rule: 'kz-a', title: { en: 'Rule A', zh: '规则甲' }, before: { verdict: 'complies', severity: 'block', version: '2015-01-01' }, after: { verdict: 'breach', severity: 'block', version: '2027-01-01' } }],
  ...more,
})
const impact = (...changes: ImpactChange[]): Impact => ({ from: 'sha256:old', to: 'sha256:new', looked: { orders: 9, goods: 4 }, changes, digest: 'impact-0123456789abcdef' })

const several = impact(
  change('A-1'),
  change('A-2', { valueUsd: null, exporter: 'beta' }),
  change('V-1', { what: 'goods', valueUsd: null, market: 'UZ' as Market }),
  change('A-3', { kind: 'now-cannot-tell', before: 'act', after: 'cannot-tell', reasons: [{ rule: 'kz-b', title: { en: 'Rule B' }, before: null, after: { verdict: 'cannot-tell', severity: 'act', version: null } }] }),
)

describe('the report on the consequences of a draft', () => {
  it('counts by market, exporter and rule, and says what orders are worth only where they say so', () => {
    const text = impactAsText(several, 'en')
    expect(text).toContain('4 answers change: 3 newly flagged, 1 newly cannot tell.  2 orders worth USD 40,000, 1 order of unknown value')
    expect(text).toContain('By market\n  KZ Kazakhstan  2 newly flagged, 1 newly cannot tell  2 orders worth USD 40,000, 1 order of unknown value\n  UZ Uzbekistan  1 newly flagged\n')
    expect(text).toContain('By exporter\n  acme  2 newly flagged, 1 newly cannot tell  2 orders worth USD 40,000\n  beta  1 newly flagged  1 order of unknown value\n')
    expect(text).toContain('By rule\n  kz-a Rule A  3 newly flagged\n  kz-b Rule B  1 newly cannot tell\n')
    expect(text).toContain('  order A-3  acme  KZ  ACT FIRST → CANNOT TELL  USD 20,000\n      kz-b Rule B: no such rule → cannot tell (act, not in force)\n')
    expect(text).toContain('rules release --accept-impact impact-0123456789abcdef\n')
  })

  it('says that nothing changes, and then asks for no acceptance', () => {
    expect(impactAsText(impact(), 'en')).toBe('In force: sha256:old\nDraft:    sha256:new\nLooked at: 9 open orders, 4 goods without an order in a watched market.\nNo answer changes.\n')
    expect(impactAsHtml(impact(), 'en')).not.toContain('accept-impact')
  })

  it('tells of many only the first of a kind in a terminal, and all on the page', () => {
    const many = impact(...Array.from({ length: 60 }, (_, index) => change(`A-${index}`)))
    expect(impactAsText(many, 'en')).toContain('… and 10 more; --format json or html shows all')
    expect(load(impactAsHtml(many, 'en'))('section:last-of-type tbody tr')).toHaveLength(60)
  })

  it('is written in Chinese and Russian', () => {
    expect(impactAsText(several, 'zh')).toContain('4 项判定发生变化：新增障碍 3 项，变为无法判定 1 项。')
    expect(impactAsText(several, 'zh')).toContain('kz-a 规则甲：符合（2015-01-01 版本） → 违反（禁止，2027-01-01 版本）')
    expect(impactAsText(several, 'ru')).toContain('новые препятствия: 3')
  })

  it('lets nothing that came from outside become markup or a line of its own', () => {
    const hostile = impact(change('<script>alert(1)</script>\n  order FAKE'))
    const page = load(impactAsHtml(hostile, 'en'))
    expect(page('script')).toHaveLength(0)
    expect(page('td').text()).toContain('<script>alert(1)</script> order FAKE')
    expect(impactAsText(hostile, 'en').split('\n').filter((line) => line.trimStart().startsWith('order'))).toHaveLength(1)
  })
})
