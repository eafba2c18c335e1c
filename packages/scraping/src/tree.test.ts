import { describe, expect, it } from 'vitest'
import { plainText } from './tree.ts'

describe('plainText', () => {
  it.each([
    ['&lt;span style="x"&gt;Seeds&lt;/span&gt;', 'Seeds'],
    ['<p>TITLE: Tyres <br />ACTION: none</p>\r\n<p>Until  May</p>', 'TITLE: Tyres\nACTION: none\nUntil May'],
    ['mass < 3 500 kg and > 2 seats', 'mass < 3 500 kg and > 2 seats'],
    ['<script>alert(1)</script>law', 'law'],
    ['', ''],
  ])('reads %s', (fragment, text) => {
    expect(plainText(fragment)).toBe(text)
  })
})
