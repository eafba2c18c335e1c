import { describe, expect, it } from 'vitest'
import { sourceHeaders } from './headers.ts'

const keyed = { headers: { 'X-Key': { environment: 'XX_KEY', howToGetOne: 'ask' }, 'X-Plain': 'yes' } }

describe('sourceHeaders', () => {
  it('sends the secret over an encrypted connection only', () => {
    expect(sourceHeaders(keyed, new URL('https://acts.example/'), { XX_KEY: 's3cret' })).toEqual({ 'X-Key': 's3cret', 'X-Plain': 'yes' })
    expect(() => sourceHeaders(keyed, new URL('http://acts.example/'), { XX_KEY: 's3cret' })).toThrow(/X-Key is a secret/)
  })
})
