import { z } from 'zod'
import { quoted } from './error.ts'
import type { Language } from './language.ts'

/** ISO 3166-1 alpha-2, as of 2026, and XK, which customs systems use for Kosovo. */
export const marketCodes: ReadonlySet<string> = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
  CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
  GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
  KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
  MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
  SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
  UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`.split(/\s+/),
)

/** Sextant speaks to exporters in China: where no origin is given, China's export side is asked. */
export const DEFAULT_ORIGIN = 'CN'

/** The codes of three letters, in the order of `marketCodes`; XKX stands beside XK. */
const inThreeLetters = `AND ARE AFG ATG AIA ALB ARM AGO ATA ARG ASM AUT AUS ABW ALA AZE BIH BRB BGD BEL BFA BGR BHR BDI BEN BLM BMU BRN BOL
  BES BRA BHS BTN BVT BWA BLR BLZ CAN CCK COD CAF COG CHE CIV COK CHL CMR CHN COL CRI CUB CPV CUW CXR CYP CZE DEU DJI
  DNK DMA DOM DZA ECU EST EGY ESH ERI ESP ETH FIN FJI FLK FSM FRO FRA GAB GBR GRD GEO GUF GGY GHA GIB GRL GMB GIN GLP
  GNQ GRC SGS GTM GUM GNB GUY HKG HMD HND HRV HTI HUN IDN IRL ISR IMN IND IOT IRQ IRN ISL ITA JEY JAM JOR JPN KEN KGZ
  KHM KIR COM KNA PRK KOR KWT CYM KAZ LAO LBN LCA LIE LKA LBR LSO LTU LUX LVA LBY MAR MCO MDA MNE MAF MDG MHL MKD MLI
  MMR MNG MAC MNP MTQ MRT MSR MLT MUS MDV MWI MEX MYS MOZ NAM NCL NER NFK NGA NIC NLD NOR NPL NRU NIU NZL OMN PAN PER
  PYF PNG PHL PAK POL SPM PCN PRI PSE PRT PLW PRY QAT REU ROU SRB RUS RWA SAU SLB SYC SDN SWE SGP SHN SVN SJM SVK SLE
  SMR SEN SOM SUR SSD STP SLV SXM SYR SWZ TCA TCD ATF TGO THA TJK TKL TLS TKM TUN TON TUR TTO TUV TWN TZA UKR UGA UMI
  USA URY UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM XKX YEM MYT ZAF ZMB ZWE`.split(/\s+/)

const ofThreeLetters = new Map([...marketCodes].map((code, index) => [inThreeLetters[index] ?? '', code]))

/** The market of an ISO 3166-1 code of three capital letters. */
export function marketOfAlpha3(code: string): string | undefined {
  return ofThreeLetters.get(code)
}

export const Market = z
  .string()
  .refine((code) => marketCodes.has(code), {
    error: ({ input }) => `${quoted(String(input))} is not a market; write an ISO 3166-1 code of two capital letters, such as KZ`,
  })
  .brand('Market')
export type Market = z.infer<typeof Market>

/** What people call a market; the code itself where it is none. */
export function marketName(market: string, language: Language): string {
  return official[language]?.[market] ?? (marketCodes.has(market) ? (namesIn(language).of(market) ?? market) : market)
}

/** Where the acts of the Union call a state otherwise than Unicode does. */
const official: Partial<Record<Language, Readonly<Record<string, string>>>> = { ru: { KG: 'Кыргызстан' } }

/** Making one takes longer than everything else that a sentence needs, so each language has its own and keeps it. */
const names = new Map<Language, Intl.DisplayNames>()

function namesIn(language: Language): Intl.DisplayNames {
  const kept = names.get(language) ?? new Intl.DisplayNames(language, { type: 'region' })
  names.set(language, kept)
  return kept
}
