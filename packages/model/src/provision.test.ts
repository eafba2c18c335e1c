import { describe, expect, it } from 'vitest'
import { provisionIn } from './provision.ts'

describe('a provision that was not read', () => {
  it.each([
    ['clause not read', '条款未查阅', 'пункт не прочитан'],
    ['art. 5; clause not read', 'art. 5；条款未查阅', 'art. 5; пункт не прочитан'],
    ['Clause 19; text not read; as reported', 'Clause 19；原文未查阅；据报道', 'Clause 19; текст не прочитан; по сообщениям'],
    ['points 2 and 4; not read: list of exemptions', 'points 2 and 4；未查阅：list of exemptions', 'points 2 and 4; не прочитано: list of exemptions'],
    ['not found: order number', '未找到：order number', 'не найдено: order number'],
  ])('is told in the language of the reader: %s', (provision, zh, ru) => {
    expect([provisionIn(provision, 'en'), provisionIn(provision, 'zh'), provisionIn(provision, 'ru')]).toEqual([provision, zh, ru])
  })

  it('changes nothing of what the provision is called', () => {
    expect(provisionIn('item 二(三), clauses not to be read together', 'ru')).toBe('item 二(三), clauses not to be read together')
    expect(provisionIn('constructor', 'zh')).toBe('constructor')
  })
})
