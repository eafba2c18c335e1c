import { type AlertKind, Day, Market, type MarketCheck, type RuleVerdict } from '@sextant/model'
import type { MailInput, MailItem } from './mail.ts'

// Made up for the tests of this package: no rule, act or order here is real.

export function verdict(changes: Partial<RuleVerdict> = {}): RuleVerdict {
  return {
    rule: 'xk-steering-side',
    version: Day.parse('2020-01-01'),
    verdict: 'breach',
    severity: 'block',
    kind: 'steering',
    side: 'import',
    title: 'Side of the steering wheel',
    because: [{ fact: 'steeringSide', is: 'right', operator: 'equal', value: 'left', sentence: 'The steering wheel is on the right; it must be on the left.' }],
    missing: [],
    remedy: 'Sell this vehicle to a market that takes right-hand drive; conversion is not accepted.',
    note: null,
    citation: {
      act: 'Sample Act No. 7 on road vehicles',
      provision: 'Article 3(2)',
      url: 'https://law.example/acts/7?part=1&article=3',
      language: 'en',
      quote: 'Vehicles with the steering wheel on the right shall not be registered.',
    },
    encodes: 'partly-may-over-report',
    leavesOut: 'The exemption for vehicles of diplomats.',
    confidence: 'confirmed',
    status: 'active',
    decidedOn: { fact: 'arrivesOn', day: Day.parse('2026-12-20'), from: null, to: null },
    assumptions: [],
    ...changes,
  }
}

export function marketCheck(changes: Partial<Omit<MarketCheck, 'market'>> & { market?: string } = {}): MarketCheck {
  const { market, ...others } = changes
  return {
    outcome: 'blocked', rulesAsked: 5, verdicts: [verdict()], questions: [], windows: [], ...others,
    market: Market.parse(market ?? 'KZ'),
  }
}

export function item(order: string, check = marketCheck(), changes: { kind?: AlertKind; sequence?: number } & Partial<Pick<MailItem, 'summary' | 'before'>> = {}): MailItem {
  const { kind = 'newly-flagged', sequence = 1, summary = ['Tokai Wagon 1.5', '2016'], before } = changes
  return {
    alert: {
      id: `all/${order}/${sequence}`, exporter: 'dawn', subscription: 'all', order, sequence, kind, raisedAt: '2026-11-22T08:00:00.000Z',
    },
    order: { id: order },
    summary,
    check,
    ...(before === undefined ? {} : { before }),
  }
}

export function mailInput(items: readonly MailItem[], changes: Partial<MailInput> = {}): MailInput {
  return {
    delivery: { messageId: '<d-1@sextant.example>' },
    exporter: { name: 'Dawn Motors', email: 'export@dawn.example' },
    language: 'en',
    items,
    rulebook: { digest: 'sha256:0f1e2d3c', commit: 'abc1234' },
    from: { name: 'Sextant', address: 'alerts@sextant.example' },
    unsubscribeMailto: 'mailto:unsubscribe@sextant.example?subject=all',
    ...changes,
  }
}
