const cyrillic = 'АВЕКМНОРСТХУаеорсху'
const latin = 'ABEKMHOPCTXYaeopcxy'

/** Cyrillic letters that look like Latin ones as those, sign by sign: М1 is M1. */
export function latinised(text: string): string {
  return text.replaceAll(new RegExp(`[${cyrillic}]`, 'g'), (sign) => latin[cyrillic.indexOf(sign)] ?? sign)
}
