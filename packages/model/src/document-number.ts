import { inCyrillic, inLatin } from './look-alike.ts'
import { vinFrom } from './vin.ts'

const WRITTEN_MAX = 80

export type DocumentKind =
  | 'vin'
  | 'eaeu-otts'
  | 'eaeu-sbkts'
  | 'eaeu-certificate'
  | 'eaeu-epts'
  | 'uz-conformity'
  | 'eu-type-approval'
  | 'un-type-approval'
  | 'cn-ccc'
  | 'cn-export-licence'

/** A number in its normal form, with what stood there; or that it has no form that we know, which says nothing against it. */
export type DocumentNumber = { kind: DocumentKind; number: string; asWritten: string } | { kind: 'unknown' }

/**
 * What document a number is of. Look-alike letters, dashes, spaces and a leading № are put right, in the script that each
 * part of each kind has. Forms without a public source are left out: the numbers of СБКТС and ОТТС with the prefix ЕАЭС, of
 * the Gulf (GSO, SABER) and of Chinese certificates of conformity (一致性证书).
 */
export function documentNumberFrom(text: string): DocumentNumber {
  if (text.length > WRITTEN_MAX) return { kind: 'unknown' }
  const folded = foldedOf(text)
  for (const { kind, form, written } of forms) {
    const parts = form.exec(folded)?.groups
    const number = parts && written(parts)
    if (number) return { kind, number, asWritten: text }
  }
  const vin = vinFrom(text)
  return 'vin' in vin ? { kind: 'vin', number: vin.vin, asWritten: text } : { kind: 'unknown' }
}

/** Capitals, Latin where a letter may be either, one kind of dash, and no space beside a sign. */
function foldedOf(text: string): string {
  return inLatin(text.normalize('NFC').replace(/^\s*(?:№|N[o°º]\.?|N\s)\s*/iu, '').normalize('NFKC').toUpperCase())
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/[∗✱]/g, '*')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([-*./]) ?/g, '$1')
    .trim()
}

interface Form {
  kind: DocumentKind
  /** Matches the folded text; its named groups are the parts. */
  form: RegExp
  /** The normal form, or undefined where a part does not exist in its script. */
  written: (parts: Record<string, string>) => string | undefined
}

const states = 'AM|BY|KG|KZ|RU'

const forms: readonly Form[] = [
  {
    // Seen as «ТС RU Е-RU.НТ01.00034» in tests of the electronic passport portal, and as «ТС KZ E-KZ.0317.00251.П1» (П: an
    // extension) in the code of a Kazakh maker of trailers. All is Cyrillic but the codes of states.
    kind: 'eaeu-otts',
    form: new RegExp(`^TC ?(?<state>${states}) ?E-(?<maker>[A-Z]{2})\\.(?<body>[^ .]{4})\\.(?<serial>\\d{5})(?:\\.П(?<extension>\\d{1,2}))?$`),
    written: ({ state, maker, body, serial, extension }) => inBody(body, (code) => `ТС ${state} Е-${maker}.${code}.${serial}${extension === undefined ? '' : `.П${extension}`}`),
  },
  {
    // Seen as «ТС RU А-DE.НУ08.71226» in a public record of the Russian register; А stands for one vehicle.
    kind: 'eaeu-sbkts',
    form: new RegExp(`^TC ?(?<state>${states}) ?A-(?<maker>[A-Z]{2})\\.(?<body>[^ .]{4})\\.(?<serial>\\d{5})$`),
    written: ({ state, maker, body, serial }) => inBody(body, (code) => `ТС ${state} А-${maker}.${code}.${serial}`),
  },
  {
    // The five below are the forms of the five national registers of certificates, each from a number found in one:
    // «ЕАЭС RU С-CN.СБ21.А.00039/19».
    kind: 'eaeu-certificate',
    form: /^EAЭC ?RU ?C-(?<maker>[A-Z]{2})\.(?<body>[^ .]{4})\.(?<series>[A-ZА-Я])\.(?<serial>\d{5})\/(?<year>\d\d)$/,
    written: ({ maker, body, series, serial, year }) => inBody(body, (code) => inBody(series, (letter) => `ЕАЭС RU С-${maker}.${code}.${letter}.${serial}/${year}`)),
  },
  {
    // «ЕАЭС KZ 1100317.05.01.05103».
    kind: 'eaeu-certificate',
    form: /^EAЭC ?KZ ?(?<number>\d{7}\.\d\d\.\d\d\.\d{5})$/,
    written: ({ number }) => `ЕАЭС KZ ${number}`,
  },
  {
    // «ЕАЭС BY/112 02.01. ТР018 010.02 00276».
    kind: 'eaeu-certificate',
    form: /^EAЭC ?BY\/112 ?(?<body>\d\d\.\d\d)\. ?TP ?(?<act>\d{3}) ?(?<scheme>\d{3}\.\d\d) ?(?<serial>\d{5})$/,
    written: ({ body, act, scheme, serial }) => `ЕАЭС BY/112 ${body}. ТР${act} ${scheme} ${serial}`,
  },
  {
    // «ЕАЭС KG417/016.ru.02.04561».
    kind: 'eaeu-certificate',
    form: /^EAЭC ?KG ?417\/(?<body>\d{3})\.(?<maker>[A-Z]{2})\.(?<scheme>\d\d)\.(?<serial>\d{5})$/,
    written: ({ body, maker, scheme, serial }) => `ЕАЭС KG417/${body}.${maker?.toLowerCase()}.${scheme}.${serial}`,
  },
  {
    // «ЕАЭС AM-008/S.A-0175-2018».
    kind: 'eaeu-certificate',
    form: /^EAЭC ?AM-(?<body>\d{3})\/(?<scheme>[A-Z]\.[A-Z])-(?<serial>\d{4})-(?<year>\d{4})$/,
    written: ({ body, scheme, serial, year }) => `ЕАЭС AM-${body}/${scheme}-${serial}-${year}`,
  },
  {
    // Fifteen characters, by the procedure of electronic passports (Board of the EEC, decision 122 of 2015); digits in practice.
    kind: 'eaeu-epts',
    form: /^(?<digits>\d(?: ?\d){14})$/,
    written: ({ digits }) => withoutSpaces(digits),
  },
  {
    // «UZ.SMT.09.SMI.156» of a car, «Uz.SMT.01.334.1961745» and «UZ.SMT-01-0105-186819» of other goods. Whether the signs
    // between the parts matter is not known; they stay.
    kind: 'uz-conformity',
    form: /^(?<number>UZ\.SMT(?<sign>[.-])\d\d\k<sign>[A-Z0-9]{3,4}\k<sign>\d{1,7})$/,
    written: ({ number }) => number,
  },
  {
    // Directive 2007/46/EC, annex VII: four sections for a whole vehicle, the serial of four digits and KS for small series;
    // Regulation (EU) 2020/683 has five digits, seen as «e4*2018/858*00261*00». The extension is often left out.
    kind: 'eu-type-approval',
    form: /^E(?<state>[1-9]|1[1-37-9]|2[013-79]|3[246]|49|50)\*(?<act>(?:\d{2}|\d{4}|KS\d\d)\/\d{1,4})\*(?<serial>\d{4,5})(?:\*(?<extension>\d\d)?)?$/,
    written: ({ state, act, serial, extension }) => [`e${state}`, act, serial, ...(extension === undefined ? [] : [extension])].join('*'),
  },
  {
    // The 1958 Agreement, revision 3, schedule 4; seen as «E4*10R06/00*01». The extension may be left out.
    kind: 'un-type-approval',
    form: /^E(?<state>[1-9]\d?)\*(?<number>\d{1,3}R\d\d\/\d\d\*\d{1,5}(?:\*\d\d)?)$/,
    written: ({ state, number }) => `E${state}*${number}`,
  },
  {
    // The mark on a part, by the regulations themselves (No 13, 4.4): E and the state, the regulation, R, a dash, the number.
    kind: 'un-type-approval',
    form: /^E ?(?<state>[1-9]\d?) (?<regulation>\d{1,3}) ?R-(?<serial>\d{4,8})$/,
    written: ({ state, regulation, serial }) => `E${state} ${regulation}R-${serial}`,
  },
  {
    // Sixteen digits: the year of the first issue, two of the certifying body, four of the kind of product, six in order.
    // Certificates began in 2002.
    kind: 'cn-ccc',
    form: /^(?<digits>20(?:0[2-9]|[1-9]\d)(?: ?\d){12})$/,
    written: ({ digits }) => withoutSpaces(digits),
  },
  {
    // «XX-XX-XXXXXX», the year, the issuing office and the number in order: 出口许可证证面内容规范 of the Ministry of Commerce.
    kind: 'cn-export-licence',
    form: /^(?<number>\d\d-[A-Z0-9]{2}-\d{6})$/,
    written: ({ number }) => number,
  },
]

/** A code in Cyrillic; a Latin letter in it that has no Cyrillic look-alike makes it another one. */
function inBody(code: string | undefined, written: (code: string) => string | undefined): string | undefined {
  const cyrillic = inCyrillic(code ?? '')
  return /^[А-Я0-9]+$/.test(cyrillic) ? written(cyrillic) : undefined
}

function withoutSpaces(digits: string | undefined): string | undefined {
  return digits?.replaceAll(' ', '')
}
