import { inLatin } from '@sextant/model'
import { at } from './found.ts'
import type { Particular } from './particular.ts'

const vin = /(?<![A-Za-z\p{N}])(?=[A-Z\d]{0,16}\d)(?=[A-Z\d]{0,16}[A-Z])[A-HJ-NPR-Z\d]{17}(?![A-Za-z\p{N}])/gv
/** Of the EAEU: the letter after the country says what it is. In such a number Cyrillic letters are as they are written. */
const eaeu = /(?<!\p{L})(?:ЕАЭС|ТС|EAEU|TC|KZ|KG|BY|RU|AM)?\s?(?<country>RU|KZ|KG|BY|AM|ВY)\s(?<sort>[ЕАСДКEACDKБB])-[A-Z]{2}\.[\p{L}\d]{2,6}\.(?:[\p{L}\d]{1,6}\.){0,3}[\p{L}\d\/]{1,8}(?:\.[\p{L}\d]{1,4}){0,3}/gv
const approval = /(?<![\p{L}\d])(?<place>[eE]\d{1,2})\*\d{2,4}\/\d{1,4}\*[\p{L}\d\/*]{1,30}/gv

/** The passport of a vehicle: on paper two figures, two letters and six figures, electronic fifteen figures. */
const paperPassport = /(?<![\p{L}\p{N}])\d{2}\s?[А-ЯA-Z]{2}\s?(?:№\s?)?\d{6}(?!\d)/gv
const electronicPassport = /(?<![\p{L}\p{N}.,\-\/])[13]\d{14}(?![\p{L}\p{N}]|[.,]\d)/gv
/** On the thing itself: E4 10R-041234. */
const approvalMark = /(?<![\p{L}\p{N}])[eE]\s?\d{1,2}[\s\-]{1,3}\d{1,3}\s?R?[\s\-]{1,3}\d{2,8}(?:[\s\-]\d{3,8})?(?!\d)/gv

const sorts: Record<string, string> = { Е: 'type-approval', E: 'type-approval', С: 'certificate', C: 'certificate', Д: 'declaration', D: 'declaration', К: 'certificate', K: 'certificate', А: 'certificate', A: 'certificate' }

/** Numbers of single documents: of one vehicle, one approval, one certificate. */
export function documentsIn(plain: string): Particular[] {
  return [
    ...[...plain.matchAll(eaeu)].map((match) => at(match, { kind: 'document', value: match[0].replaceAll(/\s+/g, ' ').trim(), unit: sorts[match.groups?.['sort'] ?? ''] ?? 'certificate' })),
    ...[...plain.matchAll(approval)].map((match) => at(match, { kind: 'document', value: match[0], unit: 'type-approval' })),
    ...[...plain.matchAll(approvalMark)].map((match) => at(match, { kind: 'document', value: match[0], unit: 'approval-mark' })),
    ...[...plain.matchAll(paperPassport)].map((match) => at(match, { kind: 'document', value: match[0], unit: 'paper-passport' })),
    ...[...plain.matchAll(electronicPassport)].map((match) => at(match, { kind: 'document', value: match[0], unit: 'electronic-passport' })),
    ...[...inLatin(plain).matchAll(vin)].map((match) => at(match, { kind: 'document', value: match[0], unit: 'VIN' })),
  ]
}
