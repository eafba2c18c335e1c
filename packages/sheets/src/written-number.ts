/** What a sign between digits is in a column, as far as the column shows it. */
export type Sign = 'decimal' | 'thousands' | 'both' | 'unknown'

export interface Signs {
  comma: Sign
  point: Sign
}

export type NumberRead = { number: string; rest: string } | { wrong: string; cure: string } | undefined

const SPACES = /[\s\u00A0\u202F\u2009'’]/g

/**
 * A number as people write it, as digits and a point, with whatever stands after it. Undefined where the text does not
 * begin with one; `wrong` where it may be two.
 */
export function writtenNumber(text: string, signs: Signs, kind: { isWhole: boolean }): NumberRead {
  const { minus = '', digits, rest = '' } = /^(?:\+|(?<minus>[-−]))?\s*(?<digits>\d[\d.,\s\u00A0\u202F\u2009'’]*)(?<rest>.*)$/su.exec(text.normalize('NFKC').trim())?.groups ?? {}
  if (digits === undefined) return undefined
  const grouped = digits.trim()
  if (/\d[\s\u00A0\u202F\u2009'’]/.test(grouped) && !/^\d{1,3}([\s\u00A0\u202F\u2009'’]\d{3})+([.,]\d*)?$/.test(grouped)) return { wrong: `"${text.trim()}" is more than one number`, cure: 'leave one number in the cell' }
  const bare = grouped.replaceAll(SPACES, '')
  const read = pointed(bare, signs, kind)
  if (read === undefined) return { wrong: `"${text.trim()}" is no number`, cure: 'write it with digits and at most one decimal point' }
  if (read === 'either') {
    const sign = bare.includes(',') ? ',' : '.'
    const [whole, part] = bare.split(sign)
    return { wrong: `"${text.trim()}" may be ${whole}${part} or ${whole}.${part}, and ${signs.comma === 'both' ? 'other numbers of its column are written in both ways' : 'no other number of its column says which'}`, cure: 'write it without a sign for thousands' }
  }
  return { number: `${minus === '' ? '' : '-'}${read}`, rest: rest.trim() }
}

function pointed(text: string, signs: Signs, { isWhole }: { isWhole: boolean }): string | 'either' | undefined {
  if (/^\d+$/.test(text)) return text
  const both = /^\d{1,3}(?:(?<group>[.,])\d{3})+(?<decimal>[.,])\d*$/.exec(text)?.groups
  if (both && both['group'] !== both['decimal'] && !text.slice(0, text.lastIndexOf(both['decimal'] ?? '')).includes(both['decimal'] ?? '')) {
    return text.replaceAll(both['group'] ?? '', '').replace(',', '.').replace(/\.$/, '')
  }
  const sign = text.includes(',') ? ',' : '.'
  const other = sign === ',' ? '.' : ','
  if (text.includes(other)) return undefined
  const parts = text.split(sign)
  const [whole = '', part = ''] = parts
  const isGrouped = /^[1-9]\d{0,2}$/.test(whole) && parts.slice(1).every((one) => /^\d{3}$/.test(one))
  if (parts.length > 2) return isGrouped ? parts.join('') : undefined
  if (part === '') return whole
  if (!isGrouped) return `${whole}.${part}`
  if (isWhole) return whole + part
  const [own, opposite] = sign === ',' ? [signs.comma, signs.point] : [signs.point, signs.comma]
  if (own === 'decimal' || (own === 'unknown' && opposite === 'thousands')) return `${whole}.${part}`
  if (own === 'thousands' || (own === 'unknown' && opposite === 'decimal')) return whole + part
  return 'either'
}

/** What a text says of the signs in its column. */
export function signsShownBy(text: string): Partial<Record<'comma' | 'point', 'decimal' | 'thousands'>> {
  const bare = /^\s*[-−]?\s*(\d[\d.,\s\u00A0\u202F\u2009]*\d)/u.exec(text.normalize('NFKC'))?.[1]?.replaceAll(SPACES, '')
  if (bare === undefined || !/[.,]/.test(bare)) return {}
  const [commas, points] = [bare.split(',').length - 1, bare.split('.').length - 1]
  if (commas > 0 && points > 0) {
    const last = bare.lastIndexOf(',') > bare.lastIndexOf('.') ? 'comma' : 'point'
    return last === 'comma' ? { comma: 'decimal', point: 'thousands' } : { comma: 'thousands', point: 'decimal' }
  }
  const [name, sign] = commas > 0 ? (['comma', ','] as const) : (['point', '.'] as const)
  const parts = bare.split(sign)
  if (parts.length > 2) return parts.slice(1).every((part) => part.length === 3) ? { [name]: 'thousands' } : {}
  const [whole = '', part = ''] = parts
  return part.length !== 3 || whole.length > 3 || whole.startsWith('0') ? { [name]: 'decimal' } : {}
}
