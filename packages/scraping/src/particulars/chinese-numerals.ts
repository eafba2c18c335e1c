const digits = '零一二三四五六七八九'
const places: Record<string, number> = { 十: 10, 百: 100, 千: 1_000 }

/** 十五, 二十, 一百八十; undefined where it is no such number. */
export function chineseNumber(text: string): number | undefined {
  let [sum, digit] = [0, undefined as number | undefined]
  for (const sign of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    const place = places[sign]
    if (place !== undefined) {
      sum += (digit ?? 1) * place
      digit = undefined
    } else if (digits.includes(sign) && (digit === undefined || digit === 0)) digit = digits.indexOf(sign)
    else return undefined
  }
  return text === '' ? undefined : sum + (digit ?? 0)
}
