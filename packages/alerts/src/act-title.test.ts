import { describe, expect, it } from 'vitest'
import { foreignTitle } from './act-title.ts'

describe('the title of an act', () => {
  it('is said to be foreign where the reader has no script for it, and is never translated', () => {
    expect(foreignTitle('Law No. 7 on roads', 'zh')).toBe('（法规名称为外文）')
    expect(foreignTitle('Law No. 7 on roads', 'ru')).toBe(' (название акта не на русском языке)')
    expect(foreignTitle('公告2024年第6号', 'en')).toBe(' (title of the act in its own language)')
  })

  it('stands alone in the language of the reader, with the numbers and names that stay in Latin letters', () => {
    expect(foreignTitle('商务部公告2024年第6号；WM/T 8-2022', 'zh')).toBe('')
    expect(foreignTitle('Закон № 7 (TR CU 018/2011)', 'ru')).toBe('')
    expect(foreignTitle('Law No. 7 (法)', 'en')).toBe('')
  })
})
