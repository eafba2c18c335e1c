import { describe, expect, it } from 'vitest'
import { publisherOf } from './publisher.ts'

describe('the publisher of an address', () => {
  it.each([
    ['https://wms.mofcom.gov.cn/zcfb/1.html', 'wms.mofcom.gov.cn'], ['https://www.gov.uk/x', 'gov.uk'], ['https://www.mlit.go.jp/x', 'mlit.go.jp'],
    ['https://old.adilet.zan.kz/rus/docs/1', 'old.adilet.zan.kz'], ['http://www.gacetaoficialdebolivia.gob.bo/', 'gacetaoficialdebolivia.gob.bo'],
  ])('is an authority at %s', (url, host) => expect(publisherOf(url)).toEqual({ host, isAuthority: true }))

  it.each(['https://law.example/gov.cn', 'https://mofcom.gov.cn.law.example/', 'https://go.law.example/', 'https://notlex.uz/', 'https://github.com/x'])(
    'is none at %s', (url) => expect(publisherOf(url)?.isAuthority).toBe(false))

  it('is not known of what is no address', () => expect(publisherOf('nowhere')).toBeUndefined())
})
