/**
 * The years that position 10 may stand for, oldest first: 30 codes that come round every 30 years, as in the tables of
 * ISO 3779 (from 1971) and 49 CFR 565.15 (to 2039, where it ends). None where the character is no code: 0, U and Z are not.
 *
 * Whether it is the model year or the year of manufacture is the maker's choice under GB 16735; under 49 CFR 565.15(d) it
 * is the model year.
 */
export function vinYears(vin: string): number[] {
  const at = codes.indexOf(vin.charAt(9))
  return at < 0 ? [] : [1971, 2001, 2031].map((first) => first + at).filter((year) => year <= 2039)
}

const codes = '123456789ABCDEFGHJKLMNPRSTVWXY'

/**
 * The model years of a light vehicle for the United States: a letter in position 7 means 2010 or later, a digit an earlier
 * one. 49 CFR 565.15(b) asks for the letter, 565.25(b), which it replaced, for the digit, in passenger cars and in
 * multipurpose vehicles and trucks of at most 4,536 kg.
 */
export function lightVehicleYears(vin: string): number[] {
  const isLater = !/\d/.test(vin.charAt(6))
  return vinYears(vin).filter((year) => (year >= 2010) === isLater)
}
