/** A decimal number as it is written, so that 2.3 litres are 2300 cm³ and not 2299.9999999999995. */
export interface Decimal {
  digits: bigint
  /** How many of the digits stand behind the point. */
  scale: number
}

/** From digits with an optional point and exponent, as `1.998` or `1.5E3`; undefined for anything else or longer. */
export function decimalFrom(text: string): Decimal | undefined {
  const { sign, whole = '', part = '', power = '0' } = /^(?<sign>[+-]?)(?<whole>\d*)\.?(?<part>\d*)(?:E(?<power>[+-]?\d{1,3}))?$/i.exec(text)?.groups ?? {}
  if (whole + part === '' || whole.length + part.length > 40) return undefined
  const scale = part.length - Number(power)
  if (Math.abs(scale) > 60) return undefined
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${part}`)
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

export function decimalText({ digits, scale }: Decimal): string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const [whole, part] = [size.slice(0, size.length - scale), scale === 0 ? '' : size.slice(-scale).replace(/0+$/, '')]
  return `${digits < 0n ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`
}

/** A number of a workbook without the noise of its binary form: spreadsheets themselves show 15 digits. */
export function fromBinary(text: string): string {
  const [whole = ''] = text.split('.')
  return text.length <= 16 && whole.length <= 15 && !/e/i.test(text) ? text : (decimalText(decimalFrom(Number(text).toPrecision(15)) ?? { digits: 0n, scale: 0 }))
}
