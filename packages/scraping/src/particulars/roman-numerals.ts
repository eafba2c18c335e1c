const numerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const signs = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ'

/** I to XII, as letters or as one sign. */
export function romanNumber(text: string): number | undefined {
  const number = (signs.includes(text) && text.length === 1 ? signs.indexOf(text) : numerals.indexOf(text)) + 1
  return number === 0 ? undefined : number
}

export function romanNumeral(number: number): string | undefined {
  return numerals[number - 1]
}
