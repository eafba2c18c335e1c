import { describe, expect, it } from 'vitest'
import { marketsByName } from './market-words.ts'

describe('a market', () => {
  it.each([
    ['KZ', 'KZ'], ['哈萨克斯坦', 'KZ'], ['Казахстан', 'KZ'], ['阿联酋', 'AE'], ['阿拉伯联合酋长国', 'AE'], ['ОАЭ', 'AE'], ['uae', 'AE'], ['沙特', 'SA'], ['Кыргызстан', 'KG'], ['Киргизия', 'KG'], ['США', 'US'],
    ['刚果', undefined], ['Congo', undefined], ['Нигде', undefined],
  ])('%j is %s', (text, market) => expect(marketsByName().of(text)).toBe(market))
})
