import { describe, expect, it } from 'vitest'
import { documentNumberFrom } from './document-number.ts'

describe('the number of a document', () => {
  it.each([
    // In Cyrillic, in Latin and in a mixture of both.
    ['eaeu-otts', 'ТС RU Е-CN.МТ02.00001', ['ТС RU Е-CN.МТ02.00001', 'TC RU E-CN.MT02.00001', 'ТC RU E-СN.МT02.00001', '№ ТС RU Е-CN.МТ02.00001', 'тс ru е-cn.мт02.00001', 'ТС RU  Е – CN . МТ02 . 00001', 'ТСRUЕ-CN.МТ02.00001']],
    ['eaeu-otts', 'ТС KZ Е-KZ.0317.00251.П1', ['ТС KZ E-KZ.0317.00251.П1', 'ТС КZ Е-КZ.0317.00251.п1']],
    ['eaeu-sbkts', 'ТС RU А-DE.НУ08.71226', ['ТС RU А-DE.НУ08.71226', 'TC RU A-DE.HY08.71226']],
    ['eaeu-certificate', 'ЕАЭС RU С-CN.СБ21.А.00039/19', ['ЕАЭС RU С-CN.СБ21.А.00039/19', 'EAЭC RU C-CN.CБ21.A.00039/19']],
    ['eaeu-certificate', 'ЕАЭС KZ 1100317.05.01.05103', ['ЕАЭС KZ 1100317.05.01.05103', 'еаэс KZ 1100317.05.01.05103']],
    ['eaeu-certificate', 'ЕАЭС BY/112 02.01. ТР018 010.02 00276', ['ЕАЭС BY/112 02.01. ТР018 010.02 00276', 'ЕАЭС BY/112 02.01.TP018 010.02 00276']],
    ['eaeu-certificate', 'ЕАЭС KG417/016.ru.02.04561', ['ЕАЭС KG417/016.ru.02.04561', 'ЕАЭС KG 417/016.RU.02.04561']],
    ['eaeu-certificate', 'ЕАЭС AM-008/S.A-0175-2018', ['ЕАЭС AM-008/S.A-0175-2018', 'ЕАЭС АМ-008/S.А-0175-2018']],
    ['eaeu-epts', '164301000000001', ['164301000000001', '1643 0100 0000 001', '１６４３０１００００００００１']],
    ['uz-conformity', 'UZ.SMT.09.SMI.156', ['UZ.SMT.09.SMI.156', 'Uz.Smt. 09.SMI.156', 'UZ.ЅМТ.09.SМI.156']],
    ['uz-conformity', 'UZ.SMT-01-0105-186819', ['UZ.SMT-01-0105-186819', 'UZ.SMT–01–0105–186819']],
    ['eu-type-approval', 'e1*2007/46*0508*00', ['e1*2007/46*0508*00', 'E1*2007/46*0508*00', 'е1 * 2007/46 * 0508 * 00', 'e1＊2007/46＊0508＊00']],
    ['eu-type-approval', 'e4*2018/858*00261', ['e4*2018/858*00261', 'e4*2018/858*00261*']],
    ['eu-type-approval', 'e11*KS07/46*0040*03', ['e11*KS07/46*0040*03', 'e11*КS07/46*0040*03']],
    ['un-type-approval', 'E4*10R06/00*01', ['E4*10R06/00*01', 'Е4*10r06/00*01']],
    ['un-type-approval', 'E11*50R00/01*0123*00', ['E11*50R00/01*0123*00']],
    ['un-type-approval', 'E4 13R-112439', ['E4 13R-112439', 'e4 13 R - 112439']],
    ['cn-ccc', '2022221101000119', ['2022221101000119', '2022 2211 0100 0119']],
    ['cn-export-licence', '26-AA-100001', ['26-AA-100001', '26-аа-100001', '26—AA—100001']],
    ['vin', '1M8GDM9AXKP042788', ['1M8GDM9AXKP042788', '1М8GDM9A-XKP042788']],
  ] as const)('of the kind %s is kept as %s', (kind, number, written) => {
    for (const text of written) expect(documentNumberFrom(text)).toEqual({ kind, number, asWritten: text })
  })

  it.each([
    ['', 'nothing'],
    ['ТС RU Е-CN.МТ02.1', 'a serial that is too short'],
    ['ТС DE Е-CN.МТ02.00001', 'a state outside the Union'],
    ['ТС RU Е-CN.DT02.00001', 'a Latin letter in the code of the body that no Cyrillic one looks like'],
    ['ЕАЭС RU Е-CN.МТ02.00001', 'a form without a source'],
    ['e10*2007/46*0508*00', 'a number that no state of the Union has'],
    ['1643010000000012', 'sixteen digits that begin with no year of the CCC'],
    ['26AA100001', 'a licence without its dashes'],
    ['V000206ABCDEFG', 'a certificate of conformity'],
    ['RELEASED', 'a word'],
    [`ТС RU Е-CN.МТ02.00001${' '.repeat(80)}`, 'a text that is too long'],
    ['\u0000\uD800', 'what is no text'],
  ])('%j is not known: %s', (text) => expect(documentNumberFrom(text)).toEqual({ kind: 'unknown' }))
})
