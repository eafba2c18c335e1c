import { columnsOf, compile, judge, judgeMany, outcomeAt, overTime, questionSets, wayOut } from '@sextant/matcher'
import { Day, Market } from '@sextant/model'
import { openRulebook } from '@sextant/rulebook'

const matcher = compile(await openRulebook('rules'))
const [kenya, from, to] = [Market.parse('KE'), Day.parse('2026-12-01'), Day.parse('2029-11-30')]
const car = { category: 'M1', usage: 'used', powertrain: 'petrol', producedOn: '2020-05', firstRegisteredOn: '2020-06-15', steeringSide: 'right' }
const sides = ['import'] as const

// One car, each verdict with its reason and its clause.
const { markets: [answer] } = await judge(matcher, { ...car, arrivesOn: '2027-01-10' }, { markets: [kenya], sides })
console.log(answer?.outcome, answer?.questions[0]?.label)

// Many order lines side by side.
const lines = ['left', 'right'].map((steeringSide) => ({ market: kenya, subject: { ...car, steeringSide, arrivesOn: '2028-01-10' } }))
for await (const block of judgeMany(matcher, await columnsOf(matcher, lines), { sides })) {
  for (const [place, line] of block.lines.entries()) console.log(line, outcomeAt(block, place))
}

// On which days it may arrive.
for (const interval of overTime(matcher, car, kenya, { fact: 'arrivesOn', from, to, sides })) console.log(interval.from, interval.to, interval.outcome)

// What would clear it, and what would decide it.
console.log(wayOut(matcher, { ...car, arrivesOn: '2028-01-10' }, kenya, { sides, days: { from, to } }).ways.map(({ changes }) => changes))
console.log(questionSets(matcher, { ...car, arrivesOn: '2027-01-10' }, kenya, { sides }).sets[0]?.facts)
