import { describe, expect, it } from 'vitest'
import { actTitle } from './act-title.ts'

describe('the title of an act', () => {
  it('is said to be foreign where the reader has no script for it, and is never translated', () => {
    expect(actTitle('Law No. 7 on roads', 'zh')).toBe('Law No. 7 on roads（外文名称）')
    expect(actTitle('Law No. 7 on roads', 'ru')).toBe('Law No. 7 on roads (название не на русском языке)')
    expect(actTitle('公告2024年第6号', 'en')).toBe('公告2024年第6号 (title in its own language)')
  })

  it('stands alone in the language of the reader, with the numbers and names that stay in Latin letters', () => {
    expect(actTitle('商务部公告2024年第6号；WM/T 8-2022', 'zh')).toBe('商务部公告2024年第6号；WM/T 8-2022')
    expect(actTitle('Закон № 7 (TR CU 018/2011)', 'ru')).toBe('Закон № 7 (TR CU 018/2011)')
    expect(actTitle('Law No. 7 (法)', 'en')).toBe('Law No. 7 (法)')
  })
})
