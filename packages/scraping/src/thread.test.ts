import { type Day, type Market, Measure, type MeasureEvent, parse } from '@sextant/model'
import { describe, expect, it } from 'vitest'
import { threaded } from './thread.ts'

const event = (reference: string, publishedOn: string, more: Partial<MeasureEvent> = {}): MeasureEvent => ({
  reference, kind: reference.includes('Add') ? 'addendum' : 'notified', title: reference, summary: '', publishedOn: publishedOn as Day, links: [], ...more,
})
const measure = (events: MeasureEvent[], more: Partial<Measure> = {}): Measure => ({
  reference: 'N/1', title: events[0]?.title ?? '', markets: ['KZ' as Market], status: 'notified', events, ...more,
})
const [first, second, third] = [event('N/1', '2026-01-05'), event('N/1/Add.2', '2026-03-01'), event('N/1/Add.10', '2026-03-01')]

describe('threaded', () => {
  it('joins the events of a family in the order of their days, whatever page each was on', () => {
    const [joined, ...others] = threaded([measure([third]), measure([second]), measure([first])])
    expect(others).toEqual([])
    expect(joined?.title).toBe('N/1')
    expect(joined?.events.map(({ reference }) => reference)).toEqual(['N/1', 'N/1/Add.2', 'N/1/Add.10'])
    expect(() => parse(Measure, joined, 'a measure')).not.toThrow()
  })

  it('loses and doubles nothing when it is done again', () => {
    const once = threaded([measure([first]), measure([second])])
    expect(threaded([...once, measure([second]), ...once])).toEqual(once)
  })

  it('lets the later of two readings of one event stand', () => {
    const [joined] = threaded([measure([first]), measure([{ ...first, title: 'corrected' }])])
    expect(joined).toMatchObject({ title: 'corrected', events: [{ title: 'corrected' }] })
  })

  it('keeps what the later reading leaves out, and the furthest point of its life', () => {
    const [joined] = threaded([measure([first], { status: 'adopted', hsCodes: ['8703'], products: 'Cars' }), measure([second], { markets: ['KG' as Market] })])
    expect(joined).toMatchObject({ status: 'adopted', hsCodes: ['8703'], products: 'Cars', markets: ['KG', 'KZ'] })
  })

  it('leaves other families alone', () => {
    expect(threaded([measure([first]), measure([event('N/2', '2026-01-01')], { reference: 'N/2' })])).toHaveLength(2)
  })
})
