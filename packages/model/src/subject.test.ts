import { describe, expect, it } from 'vitest'
import { SextantError } from './error.ts'
import { FactDictionary } from './fact.ts'
import { isRecognised, keptText, type TextForm } from './kept-text.ts'
import { subjectFrom, subjectsFrom } from './subject.ts'

const shared = { of: 'goods', changeable: false }
const dictionary = FactDictionary.parse({
  orderDays: ['shipsOn', 'arrivesOn'],
  goodsDays: ['producedOn'],
  daysAcross: [['producedOn', 'shipsOn', 'arrivesOn']],
  facts: {
    vin: { type: 'text', format: 'vin', label: { en: 'VIN' }, ...shared },
    make: { type: 'text', letters: 'upper', names: { BYD: ['比亚迪', 'БИД'], SKODA: ['斯柯达', 'Шкода'], 'LYNK & CO': [], 'LI AUTO': [], 'MERCEDES-BENZ': ['奔驰'], BMW: [] }, label: { en: 'Make' }, ...shared },
    trim: { type: 'text', letters: 'upper', aliases: { 旗舰: 'FLAGSHIP' }, label: { en: 'Trim' }, ...shared },
    model: { type: 'text', letters: 'upper', script: 'latin', label: { en: 'Model' }, ...shared },
    steeringSide: { type: 'enum', values: { left: { en: 'left' }, right: { en: 'right' } }, label: { en: 'Steering side' }, ...shared },
    euroClass: { type: 'number', integer: true, min: 0, max: 7, label: { en: 'Euro class' }, ...shared },
    isSeized: { type: 'boolean', label: { en: 'Seized' }, ...shared },
    documents: { type: 'list', values: { 'export-licence': { en: 'export licence' } }, label: { en: 'Documents' }, ...shared },
    ottsNumber: { type: 'text', format: 'document-number', label: { en: 'OTTS number' }, ...shared },
    homologatedFor: { type: 'list', items: 'market', label: { en: 'Homologated for' }, ...shared },
    hsCode: { type: 'text', format: 'hs-code', label: { en: 'HS code' }, ...shared },
    builtIn: { type: 'text', format: 'market', label: { en: 'Built in' }, ...shared },
    shipsOn: { type: 'day', label: { en: 'Shipment' }, ...shared },
    producedOn: { type: 'day', label: { en: 'Production' }, ...shared },
    arrivesOn: { type: 'day', label: { en: 'Arrival' }, ...shared },
  },
})
const read = (input: unknown) => subjectFrom(dictionary, input, 'car.json')

describe('the facts of a subject', () => {
  it('are kept as they are, with capitals where they do not matter and HS codes without dots', () => {
    expect(read({ vin: 'lsvaa4183m2123456', make: 'byd', hsCode: '8703.80', steeringSide: 'left', documents: [], arrivesOn: '2026-12' })).toEqual({
      vin: 'LSVAA4183M2123456', make: 'BYD', hsCode: '870380', steeringSide: 'left', documents: [], arrivesOn: '2026-12',
    })
  })

  it.each([
    ['比亚迪', 'BYD'], ['比亚迪牌', 'BYD'], ['比亚迪汽车', 'BYD'], ['БИД', 'BYD'], ['byd auto', 'BYD'], ['ＢＹＤ', 'BYD'],
    ['Škoda', 'SKODA'], ['ШКОДА', 'SKODA'], ['Skoda Auto', 'SKODA'], ['斯柯达', 'SKODA'],
    ['Li Auto', 'LI AUTO'], ['lynk&co', 'LYNK & CO'], ['Mercedes Benz', 'MERCEDES-BENZ'], ['奔驰 汽车', 'MERCEDES-BENZ'],
    // Three Cyrillic letters, by one slip of the keyboard.
    ['ВМW', 'BMW'],
  ])('that are named are kept by the name that rules write: %s is %s', (make, name) => expect(read({ make })).toEqual({ make: name }))

  it.each(['Skoda Octavia', '上汽大众', 'constructor', '__proto__', 'Auto', '汽车', 'BY', 'BYDS'])('whose name nobody knows are kept as they are: %s', (make) => {
    expect(read({ make })).toEqual({ make: make.toUpperCase() })
  })

  it('that have another name are kept by the one that rules write, and by any that they have', () => {
    expect([read({ trim: '旗舰' }), read({ trim: '尊享' })]).toEqual([{ trim: 'FLAGSHIP' }, { trim: '尊享' }])
    const withAliases = (aliases: Record<string, string>) => () => FactDictionary.parse({ facts: { trim: { type: 'text', letters: 'upper', aliases, label: { en: 'Trim' }, ...shared } } })
    expect(withAliases({ top: 'TOP' })).toThrow(/written as they are kept/)
    expect(withAliases({ 旗舰: 'flagship' })).toThrow(/written as they are kept/)
    expect(withAliases({ 旗舰: 'FLAGSHIP', FLAGSHIP: 'TOP' })).toThrow(/is itself an alias/)
  })

  it('of which one only holds a name is unknown to rules, and anything else is what it is', () => {
    const model: TextForm = { letters: 'upper', script: 'latin', beside: 'anything', names: { TOUAREG: ['途锐'], 'MODEL X': [], 'LEXUS ES': ['ES', 'ES350'] } }
    const known = (text: string) => {
      const kept = keptText(model, text)
      return [kept, isRecognised(model, kept)]
    }
    expect([known('途锐'), known('model-x'), known('es 350')]).toEqual([['TOUAREG', true], ['MODEL X', true], ['LEXUS ES', true]])
    expect([known('VW Touareg'), known('Model X 2021'), known('威飒')]).toEqual([['VW TOUAREG', false], ['MODEL X 2021', false], ['威飒', false]])
    expect([known('Corolla'), known('ES8'), known('Model Y')]).toEqual([['COROLLA', true], ['ES8', true], ['MODEL Y', true]])
  })

  it('in Latin letters have no Cyrillic ones by mistake, and words of another script stay', () => {
    expect(['СХ-5', 'М1 ПЛЮС', 'ТС 300', 'АСТРА', '宋plus', 'c-класс'].map((model) => read({ model })['model'])).toEqual(['CX-5', 'M1 ПЛЮС', 'ТС 300', 'АСТРА', '宋PLUS', 'C-КЛАСС'])
  })

  it('cannot have a name that would never be found, or that is written as another', () => {
    const withNames = (names: Record<string, string[]>) => () => FactDictionary.parse({ facts: { make: { type: 'text', letters: 'upper', names, label: { en: 'Make' }, ...shared } } })
    expect(withNames({ byd: [] })).toThrow(/form in which it is kept, .*BYD/)
    expect(withNames({ BYD: ['比亚迪'], 'BYD AUTO': ['比亚迪 '] })).toThrow(/is written for .*BYD.* too/)
  })

  it('of a VIN and a document stand in one form, and a number of an unknown form as it was written', () => {
    expect(read({ vin: ' lsvaa418-3М2123456', ottsNumber: 'TC RU E-CN.MT02.00001' })).toEqual({ vin: 'LSVAA4183M2123456', ottsNumber: 'ТС RU Е-CN.МТ02.00001' })
    expect(read({ ottsNumber: ' ЕАЭС RU Е-CN.МТ02.00001 ' })).toEqual({ ottsNumber: 'ЕАЭС RU Е-CN.МТ02.00001' })
  })

  it('may hold a VIN without check digit only where no law asks for one', () => {
    expect(read({ vin: 'LSVAA4182M2123456', homologatedFor: ['DE'] })).toEqual({ vin: 'LSVAA4182M2123456', homologatedFor: ['DE'] })
    expect(() => read({ vin: 'LSVAA4182M2123456' })).toThrow(/^car\.json: VIN LSVAA4182M2123456 has 2 in position 9, where its other characters give 3 as check digit; .*homologatedFor$/)
  })

  it('that are null are unknown, not false', () => expect(read({ isSeized: null })).toEqual({}))

  it.each([
    [{ sterringSide: 'left' }, 'car.json: "sterringSide" is not a fact; did you mean "steeringSide"?'],
    [{ steeringSide: 'rigth' }, 'car.json: steeringSide is "rigth"; expected perhaps "right", or any of left, right'],
    [{ euroClass: '5' }, 'car.json: euroClass is "5"; expected a number, without quotes or unit'],
    [{ euroClass: 5.5 }, 'car.json: euroClass is 5.5; expected a whole number'],
    [{ euroClass: 9 }, 'car.json: euroClass is 9; expected 7 or less'],
    [{ isSeized: 'no' }, 'car.json: isSeized is "no"; expected true or false'],
    [{ documents: 'export-licence' }, 'car.json: documents is "export-licence"; expected a list, such as []'],
    [{ documents: ['licence'] }, 'car.json: documents [0] is "licence"; expected one of export-licence'],
    [{ arrivesOn: '2026-02-30' }, 'car.json: arrivesOn is "2026-02-30"; expected a day that exists, as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known'],
    [{ vin: 'LSVAA4I83M2123456' }, 'car.json: vin is "LSVAA4I83M2123456", which holds the letter I, which no VIN has; expected 17 capital letters and digits without I, O and Q; with digits in place of I, O and Q it would be LSVAA4183M2123456, and its check digit would be right'],
    [{ vin: 'LSVAA41' }, 'car.json: vin is "LSVAA41", which has 7 characters; expected 17 capital letters and digits without I, O and Q'],
    [{ builtIn: 'kz' }, 'car.json: builtIn is "kz"; expected an ISO 3166-1 code of two capital letters, such as KZ'],
    [{ builtIn: 'XX' }, 'car.json: builtIn is "XX"; expected an ISO 3166-1 code of two capital letters, such as KZ'],
    [{ hsCode: '870' }, 'car.json: hsCode is "870"; expected an HS code of 2, 4, 6, 8 or 10 digits'],
    [{ shipsOn: '2026-12-20', arrivesOn: '2026-12-01' }, 'car.json: arrivesOn 2026-12-01 lies before shipsOn 2026-12-20; correct one of the two'],
    [{ producedOn: '2020-05', shipsOn: '2006-12-20' }, 'car.json: shipsOn 2006-12-20 lies before producedOn 2020-05-01; correct one of the two'],
    [{ producedOn: '2020-05-10', arrivesOn: '2019' }, 'car.json: arrivesOn 2019-01-01 lies before producedOn 2020-05-10; correct one of the two'],
    [[], 'car.json: found a list; expected an object of facts, such as { "category": "M1" }'],
    ['x', 'car.json: found "x"; expected an object of facts, such as { "category": "M1" }'],
  ])('%j are refused in words', (input, message) => {
    expect(() => read(input)).toThrow(new SextantError('SEXTANT_INVALID', message))
  })

  it('are refused together, one line a mistake', () => {
    expect(() => read({ euroClass: 'x', isSeized: 1 })).toThrow(/euroClass is "x".*\n.*isSeized is 1/)
  })

  it('cannot reach the prototype', () => {
    expect(() => read(JSON.parse('{"__proto__": {"euroClass": 1}, "constructor": 1}'))).toThrow(/"__proto__" is not a fact/)
  })

  it('of a partial day contradict nothing that they may not precede', () => {
    expect(read({ shipsOn: '2026-12-20', arrivesOn: '2026-12' })).toEqual({ shipsOn: '2026-12-20', arrivesOn: '2026-12' })
  })
})

describe('a list of subjects', () => {
  it('names the one that is wrong', () => {
    expect(() => subjectsFrom(dictionary, [{}, { euroClass: true }], 'cars.json')).toThrow('cars.json at [1]: euroClass is true')
  })

  it('is neither empty nor endless', () => {
    expect(() => subjectsFrom(dictionary, [], 'cars.json')).toThrow('is an empty list')
    expect(() => subjectsFrom(dictionary, [{}, {}, {}], 'cars.json', 2)).toThrow('at most 2 are taken')
  })
})
