import type { Words } from './words.ts'

/** Units that are written alike in every language, after the figure. */
export const unitSigns: Record<string, Words> = {
  '%': '%', cm3: 'cm3 cm³ cc ccm cm^3 mL ml', l: 'L l', kW: 'kW', hp: 'hp PS CV bhp', kWh: 'kWh', Wh: 'Wh', 'Wh/kg': 'Wh/kg', 'g/kWh': 'g/kWh', 'g/km': 'g/km', 'mg/km': 'mg/km', 'kWh/100km': 'kWh/100km kWh/100_km', 'l/100km': 'l/100km l/100_km L/100km L/100_km',
  kg: 'kg', t: 't', mm: 'mm', cm: 'cm', m: 'm', km: 'km', 'km/l': 'km/l', 'km/h': 'km/h', 'dB(A)': 'dB(A) dB_(A) dB dBA', V: 'V', Ah: 'Ah', kPa: 'kPa',
  USD: '$ US$ USD', EUR: '€ EUR', GBP: '£ GBP', CNY: 'CNY RMB', KZT: '₸ KZT', RUB: '₽ RUB', UAH: '₴ UAH', JPY: 'JPY', AED: 'AED', SAR: 'SAR SR', KES: 'KES Kshs KSh', UZS: 'UZS', KGS: 'KGS', GEL: '₾ GEL', AMD: '֏ AMD', XOF: 'XOF', AZN: '₼ AZN', MNT: '₮ MNT',
}

/** Those that stand before the figure. */
export const signsBefore: Record<string, Words> = {
  USD: '$ US$ USD US_$', EUR: '€ EUR', GBP: '£ GBP', CNY: 'RMB CNY', JPY: '¥ JPY', KZT: '₸', KES: 'Kshs KES KSh', INR: '₹ Rs. INR', AED: 'AED Dhs', SAR: 'SAR SR', ZAR: 'ZAR', AUD: 'A$ AUD', NZD: 'NZ$ NZD',
}

export const durations: Record<string, string> = { year: 'Y', month: 'M', week: 'W', day: 'D' }
