import { describe, expect, it } from 'vitest'
import type { Particular } from './particular.ts'
import { PARTICULARS_TEXT_MAX, particularsOf } from './particulars-of.ts'

/** `kind value unit ~start`, the last two where they are. */
const told = ({ kind, value, unit, from }: Particular) => [kind, value, unit, kind === 'date-relative' ? `~${from}` : undefined].filter((part) => part !== undefined).join(' ')

const sentences: Record<string, [sentence: string, ...told: string[]][]> = {
  ru: [
    ['Ввоз автомобилей старше семи лет с 15 марта 2031 г. не допускается.', 'age 7 year', 'date 2031-03-15'],
    ['Настоящее решение вступает в силу по истечении шести месяцев с даты его официального опубликования.', 'date-relative P6M ~official-publication'],
    ['Свидетельство действует 3 года, сертификат — не более 1 года.', 'number 3 year', 'number 1 year'],
    ['Приказ Министра от 3 февраля 2030 г. № 17-п признаётся утратившим силу.', 'act 17-п@2030-02-03'],
    ['Объём двигателя от 1 500 до 2 000 куб. см, мощность не более 110 кВт (149,6 л. с.).', 'number 1500/2000 cm3', 'number 110 kW', 'number 149.6 hp'],
    ['Ставка сбора составляет 1,2 млн рублей, или 15 процентов стоимости.', 'number 1200000 RUB', 'percentage 15 %'],
    ['Товарные позиции 8702, 8704 ТН ВЭД; категории M2, М3 и О4.', 'hs 8702', 'hs 8704', 'category M2', 'category M3', 'category O4'],
    ['Требование действует до конца 2032 года, отчёт подаётся до IV квартала 2031 года.', 'date 2032-12-31', 'date 2031-10/2031-12'],
    ['С 2028 по 2030 год квота составляет 1 500 автомобилей.', 'date 2028/2030', 'number 1500 vehicle'],
    ['Согласно пункту 12 статьи 7 и приложению 3 документ подписывает руководитель.'],
    ['Мотоциклы категорий L3 и L7 с пробегом свыше 6 000 км считаются подержанными.', 'category L3', 'category L7', 'number 6000 km'],
    ['Автомобили с левым рулём и массой до 3,5 тонн, 7 мест для сидения.', 'number 3.5 t', 'number 7 seat'],
    ['Заявка подаётся не позднее 20 числа каждого месяца.', 'date ---20'],
    ['Постановление Правительства Республики № 812 изложить в новой редакции.', 'act 812'],
    ['Уведомление подают в декабре, за 30 дней до въезда в страну.', 'date --12', 'date-relative P30D ~entry'],
    ['Экологический класс не ниже пятого; коэффициент 2,5; паспорт 77 УО 123456.', 'emission-class class 5', 'number 2.5 coef', 'document 77 УО 123456 paper-passport'],
    ['Электронный паспорт 164301099999999 и знак E4 10R-041234.', 'document 164301099999999 electronic-passport', 'document E4 10R-041234 approval-mark'],
    ['Расход топлива не более 9,5 л/100 км, запас хода 400 км, ёмкость 60 кВт·ч.', 'number 9.5 l/100km', 'number 400 km', 'number 60 kWh'],
    ['С момента выпуска прошло менее 180 дней; пошлина 0,8 евро за 1 см3.', 'age 180 day', 'number 0.8 EUR', 'number 1 cm3'],
    ['Постановлением Кабинета Министров от 12.04.2030 г. № 211 и решением Совета от 5 марта 2029 г. N 7 установлено.', 'act 211@2030-04-12', 'act 7@2029-03-05'],
    ['В первом полугодии ввезено 12 тыс. машин, на 3,4% больше.', 'number 12000 vehicle', 'percentage 3.4 %'],
    ['Технический регламент ТР ЕАЭС 041/2017 и ГОСТ Р 41.83-2004, Правила ООН № 83-06.', 'act ТР ЕАЭС 041/2017', 'act ГОСТ Р 41.83-2004', 'act UN R83-06'],
    ['Мотоциклы L1–L7, фургоны N1/N2; коэффициенты 33,37 и 48,29; Правила ООН № 13Н.', 'category L1', 'category L7', 'category N1', 'category N2', 'number 33.37 coef', 'number 48.29 coef', 'act UN R13-H'],
    ['Двигатель от 1000 до 2000 куб. сантиметров, не более 22 пассажиров.', 'number 1000/2000 cm3', 'number 22 seat'],
    ['1 января и 1 июля каждого года.', 'date --01-01', 'date --07-01'],
    ['Машина 2019 года выпуска с пробегом 45 000 км, 5 мест, разрешённая масса 2 100 кг.', 'date 2019', 'number 45000 km', 'number 5 seat', 'number 2100 kg'],
  ],
  en: [
    ['No vehicle older than ten (10) years shall be registered after 1st July, 2031.', 'age 10 year', 'date 2031-07-01'],
    ['The rule applies from September 2031 until 31/12/2033.', 'date 2031-09/2033-12-31'],
    ['Motor cars of 1,500 cc to 3,000 cc pay a levy of USD 2,500 or 12.5% of the value.', 'number 1500/3000 cm3', 'number 2500 USD', 'percentage 12.5 %'],
    ['This Order comes into operation thirty days after its publication in the Gazette.', 'date-relative P30D ~publication'],
    ['Diesel lorries of category N2 or N3 must meet Euro VI-d or EPA Tier 4.', 'category N2', 'category N3', 'emission-class Euro VId', 'emission-class EPA Tier 4'],
    ['The permit is valid for two years and costs £45.', 'number 2 year', 'number 45 GBP'],
    ['Legal Notice No. 31 of 2029 and Directive 2014/45/EU are repealed.', 'act 31@2029', 'act 2014/45/EU'],
    ['Section 14, item 3, and paragraph 2 of Annex IV are amended.'],
    ['Vehicles of HS heading 87.03 and subheading 8704.21 are excluded.', 'hs 8703', 'hs 870421'],
    ['Cars of model year 2030 or later; see UN Regulation No. 13-H and UN R48.', 'date 2030 model-year', 'act UN R13-H', 'act UN R48'],
    ['At least 25 per cent of 400 vehicles, each below 3.5 tonnes, over 8 years of age.', 'percentage 25 %', 'number 400 vehicle', 'number 3.5 t', 'age 8 year'],
    ['It shall apply within 60 days of entry into force, and at the end of 2034 at the latest.', 'date-relative P60D ~entry-into-force', 'date 2034-12-31'],
    ['The chassis number is JTDBR32E720123456.', 'document JTDBR32E720123456 VIN'],
    ['Bharat Stage VI applies; a speed of 25 km/h is not exceeded.', 'emission-class Bharat Stage VI', 'number 25 km/h'],
    ['Used vehicles that are five years old or more may not be imported.', 'age 5 year'],
    ['SRO 656(I)/2036 sets 15.5 km per litre.', 'act 656(I)/2036', 'number 15.5 km/l'],
    ['Second-hand cars of twenty-five years or more; an exemption for 10 years; 0% duty.', 'age 25 year', 'number 10 year', 'percentage 0 %'],
    ['The report is due by the 15th day of each month.', 'date ---15'],
  ],
  zh: [
    ['自2031年7月1日起，销售的轻型汽车应当符合国六b阶段要求。', 'date 2031-07-01', 'emission-class China 6b'],
    ['车龄不超过五年的二手车，许可证有效期为1年。', 'age 5 year', 'number 1 year'],
    ['增值税税率为百分之十三，价格不低于20万元。', 'percentage 13 %', 'number 200000 CNY'],
    ['M1类、N1类车辆应当在2030年12月前达到欧Ⅵ标准。', 'category M1', 'category N1', 'date 2030-12', 'emission-class Euro VI'],
    ['本办法自公布之日起30日内施行。', 'date-relative P30D ~publication'],
    ['税号87032361，排量1.5升至2.0升。', 'hs 87032361', 'number 1.5/2 l'],
    ['商务部公告2031年第9号，见GB 7258—2017第4条。', 'act 公告2031年第9号', 'act GB 7258-2017'],
    ['第十二条第三款所称车辆不适用本规定。'],
    ['二〇三一年五月一日起，年度配额3000辆。', 'date 2031-05-01', 'number 3000 vehicle'],
  ],
  kk: [
    ['Бұйрық 2031 жылғы 1 шілдеден бастап қолданысқа енгізіледі.', 'date 2031-07-01'],
    ['Қазақстан Республикасы Үкіметінің 2030 жылғы 5 мамырдағы № 214 қаулысы.', 'act 214@2030-05-05'],
    ['Шығарылғанына жеті жылдан асқан автокөліктерге 4-экологиялық класс талабы қолданылмайды.', 'age 7 year', 'emission-class class 4'],
    ['Алым 150 АЕК немесе кедендік құнның 20 пайызы мөлшерінде.', 'number 150 MRP', 'percentage 20 %'],
    ['М және N санатындағы көлік.', 'category M', 'category N'],
    ['Двигатель көлемі 3 000 текше см, Еуро-5.', 'number 3000 cm3', 'emission-class Euro 5'],
  ],
  ky: [
    ['Эреже 2031-жылдын 1-июлунан тартып күчүнө кирет.', 'date 2031-07-01'],
    ['Чыгарылганына 8 жылдан ашкан унааларга тыюу салынат.', 'age 8 year'],
    ['Өкмөттүн 2030-жылдын 12-мартындагы № 91 токтому.', 'act 91@2030-03-12'],
    ['Жыйым 5 000 сом, бажы 10 пайыз.', 'number 5000 KGS', 'percentage 10 %'],
    ['Токтом расмий жарыялангандан кийин он күндөн соң колдонулат.', 'date-relative P10D ~official-publication'],
  ],
  'uz-Latn': [
    ['Qaror 2031-yil 1-iyuldan kuchga kiradi.', 'date 2031-07-01'],
    ['Vazirlar Mahkamasining 2030-yil 9-apreldagi 77-son qarori.', 'act 77@2030-04-09'],
    ['Ishlab chiqarilganiga 5 yildan oshgan avtomobillar olib kirilmaydi.', 'age 5 year'],
    ['Boj 30 foiz, lekin 1 kub sm uchun 3 AQSH dollari.', 'percentage 30 %', 'number 1 cm3', 'number 3 USD'],
    ['Yig‘im miqdori 25 BHM, Yevro-4 talablari.', 'number 25 BRV', 'emission-class Euro 4'],
  ],
  'uz-Cyrl': [
    ['Қарор 2031 йил 1 июлдан кучга киради.', 'date 2031-07-01'],
    ['Бож 15 фоиз, йиғим 3 минг сўм.', 'percentage 15 %', 'number 3000 UZS'],
    ['Ишлаб чиқарилганига беш йилдан ошган автомобиллар.', 'age 5 year'],
  ],
  hy: [
    ['Կարգն ուժի մեջ է մտնում 2031 թվականի հուլիսի 1-ից։', 'date 2031-07-01'],
    ['N 1041-Ն որոշումը ուժի մեջ է', 'act 1041-Ն'],
    ['Կառավարության 2030 թվականի մարտի 5-ի N 312-Ն որոշում', 'act 312-Ն@2030-03-05'],
    ['Արտադրման պահից 7 տարին լրացած ավտոմեքենաներ', 'age 7 year'],
    ['Տուրքը 20 տոկոս է կամ 500000 դրամ', 'percentage 20 %', 'number 500000 AMD'],
  ],
  ka: [
    ['წესი ძალაშია 2031 წლის 1 ივლისიდან.', 'date 2031-07-01'],
    ['გამოშვებიდან 8 წელზე მეტი ავტომობილი M1 კატეგორიის', 'age 8 year', 'category M1'],
    ['გამოშვებიდან ათი წლის ავტომობილი', 'age 10 year'],
    ['მოსაკრებელი 300 ლარი და 18 პროცენტი', 'number 300 GEL', 'percentage 18 %'],
  ],
  tk: [
    ['Karar 2031-nji ýylyň 1-nji iýulyndan güýje girýär.', 'date 2031-07-01'],
    ['Öndürilenine 5 ýyldan köp bolan awtomobiller, 20 göterim paç', 'age 5 year', 'percentage 20 %'],
  ],
  az: [
    ['Qayda 1 iyul 2031-ci il tarixindən qüvvəyə minir.', 'date 2031-07-01'],
    ['İstehsalından 7 ildən çox keçmiş avtomobillər, 15 faiz rüsum', 'age 7 year', 'percentage 15 %'],
  ],
  tr: [
    ['Bu Yönetmelik 1 Temmuz 2031 tarihinde yürürlüğe girer.', 'date 2031-07-01'],
    ['4458 sayılı Kanun uyarınca on yaşından büyük araçlar', 'act 4458', 'age 10 year'],
    ['Motor hacmi 1.600 cm3, vergi yüzde 45', 'number 1600 cm3', 'percentage 45 %'],
  ],
  ar: [
    ['يعمل بهذا القرار اعتبارا من 1 يوليو 2031.', 'date 2031-07-01'],
    ['لا يجوز استيراد السيارات التي يزيد عمرها على ٧ سنوات.', 'age 7 year'],
    ['قرار رقم ٤٥ لسنة ٢٠٣٠', 'act 45@2030'],
    ['رسم قدره 15% وبحد أقصى 2000 دولار', 'percentage 15 %', 'number 2000 USD'],
    ['سعة المحرك لا تزيد على ١٬٦٠٠ سم3 ومعيار يورو 5', 'number 1600 cm3', 'emission-class Euro 5'],
    ['يسري القرار بعد ستة أشهر من تاريخ نشره', 'date-relative P6M ~publication'],
    ['مدة صلاحية الشهادة سنتان', 'number 2 year'],
  ],
  fa: [
    ['واردات خودرو با عمر بیش از ۵ سال ممنوع است.', 'age 5 year'],
    ['این آیین‌نامه از ۱ فروردین ۱۴۱۰ لازم‌الاجرا است.', 'date 2031-03-21'],
    ['حقوق ورودی ۲۰ درصد و استاندارد یورو ۵', 'percentage 20 %', 'emission-class Euro 5'],
  ],
  fr: [
    ["L'importation des véhicules de plus de dix (10) ans d'âge est interdite à compter du 1er juillet 2031.", 'age 10 year', 'date 2031-07-01'],
    ['Décret n° 2030-145 du 12 mai 2030 et loi n° 12/2029', 'act 2030-145@2030-05-12', 'act 12/2029'],
    ['Cylindrée supérieure à 1 500 cm3 mais n’excédant pas 2 500 cm3', 'number 1500/2500 cm3'],
    ['Une taxe de 1,5 million de francs CFA ou 25 pour cent', 'percentage 25 %'],
    ['Le certificat est valable six mois.', 'number 6 month'],
    ['Dans les soixante jours suivant l’entrée en vigueur', 'date-relative P60D ~entry-into-force'],
    ['Norme Euro 6d, catégories M1 et N1', 'emission-class Euro 6d', 'category M1', 'category N1'],
    ['Article 5, alinéa 3, annexe II'],
    ['L’importation de véhicules de plus de dix-huit ans', 'age 18 year'],
  ],
  es: [
    ['Se prohíbe la importación de vehículos con más de siete años de antigüedad desde el 1 de julio de 2031.', 'age 7 year', 'date 2031-07-01'],
    ['Decreto 1079 de 2031 y Ley 769', 'act 1079@2031', 'act 769'],
    ['Resolución Nº 25 de 4 de marzo de 2030', 'act 25@2030-03-04'],
    ['De 1.500 cm3 a 3.000 cm3, arancel del 35 %, hasta US$ 2.500', 'number 1500/3000 cm3', 'percentage 35 %', 'number 2500 USD'],
    ['Entrará en vigor a los noventa días de su publicación en el Diario Oficial', 'date-relative P90D ~official-publication'],
    ['Categorías M1, N1 y L; norma Euro 6', 'category M1', 'category N1', 'category L', 'emission-class Euro 6'],
    ['Se prohíbe por cuarenta y ocho meses.', 'number 48 month'],
    ['Partida arancelaria 8703.23.90', 'hs 87032390'],
  ],
  pt: [
    ['É proibida a importação de veículos com mais de oito anos a partir de 1 de julho de 2031.', 'age 8 year', 'date 2031-07-01'],
    ['Decreto n.º 45/2030, de 3 de maio', 'act 45/2030@2030-05-03'],
    ['PROCONVE L8, imposto de 18,5% e 1.600 cm3', 'emission-class PROCONVE L8', 'percentage 18.5 %', 'number 1600 cm3'],
    ['Prazo de 180 dias após a publicação', 'date-relative P180D ~publication'],
  ],
  de: [['Ab dem 1. Juli 2031 gilt Euro 7 für Fahrzeuge der Klassen M1 und N1 bis 3,5 t.', 'date 2031-07-01', 'emission-class Euro 7', 'category M1', 'category N1', 'number 3.5 t'], ['Fahrzeuge, die älter als zehn Jahre sind', 'age 10 year']],
  it: [['Dal 1° luglio 2031 i veicoli di età superiore a dieci anni sono esclusi.', 'date 2031-07-01', 'age 10 year']],
  hu: [['A rendelet 2031. július 1-jén lép hatályba; a 7 évesnél idősebb járművek 2,5 tonna felett', 'date 2031-07-01', 'age 7 year', 'number 2.5 t']],
  pl: [['Od dnia 1 lipca 2031 r. pojazdy starsze niż 10 lat, akcyza 18,6%', 'date 2031-07-01', 'age 10 year', 'percentage 18.6 %']],
  ro: [['De la 1 iulie 2031, vehiculele cu o vechime mai mare de 10 ani, 20%', 'date 2031-07-01', 'age 10 year', 'percentage 20 %']],
  uk: [['З 1 липня 2031 року забороняється ввезення автомобілів віком понад 8 років, Євро-5, 2500 см3', 'date 2031-07-01', 'age 8 year', 'emission-class Euro 5', 'number 2500 cm3']],
  mn: [['2031 оны 7 дугаар сарын 1-ний өдрөөс эхлэн 10-аас дээш жил ашигласан автомашин, 30 хувь', 'date 2031-07-01', 'age 10 year', 'percentage 30 %'], ['Засгийн газрын 2030 оны 5 дугаар сарын 6-ны өдрийн 120 дугаар тогтоол', 'date 2030-05-06']],
  id: [['Peraturan Menteri Nomor 12 Tahun 2030 mulai berlaku pada tanggal 1 Juli 2031, usia kendaraan paling lama 5 tahun', 'act 12@2030', 'date 2031-07-01', 'age 5 year']],
  vi: [['Thông tư có hiệu lực từ ngày 1 tháng 7 năm 2031; xe đã qua sử dụng không quá 5 năm, thuế 20%', 'date 2031-07-01', 'age 5 year', 'percentage 20 %']],
  th: [['มีผลใช้บังคับตั้งแต่วันที่ 1 กรกฎาคม พ.ศ. 2574', 'date 2031-07-01'], ['รถยนต์ที่ใช้แล้วอายุไม่เกิน ๕ ปี ขนาด ๒,๐๐๐ ซีซี', 'age 5 year', 'number 2000 cm3']],
  ja: [['2031年7月1日以後に製造された自動車は10年、排気量2000cc以下', 'date 2031-07-01', 'age 10 year', 'number 2000 cm3']],
  // Of a language that nobody has described, figures and signs are read.
  sq: [['Automjetet M1 me 2000 cm3, Euro 5, nga 01.07.2031', 'category M1', 'number 2000 cm3', 'emission-class Euro 5', 'date 2031-07-01']],
}

describe.each(Object.entries(sentences))('in %s', (language, cases) => {
  it.each(cases)('reads: %s', (sentence, ...expected) => expect(particularsOf(sentence, language).map(told)).toEqual(expected))
})

it('takes no day that there is not', () => {
  expect(particularsOf('С 31.02.2031 и с 30 февраля 2031 года.', 'ru').filter(({ value }) => String(value).includes('-02-3'))).toEqual([])
})

it('says where each stands, in the units of the text', () => {
  const text = '🚗 С 1 июля 2031 г. класс М1 — 1 500 кг'
  expect(particularsOf(text, 'ru').map(({ span }) => text.slice(...span))).toEqual(['1 июля 2031 г.', 'М1', '1 500 кг'])
})

it('takes a time that grows with the length of the text, whatever is in it', () => {
  for (const piece of ['1 ', '1.1.', '1 000 ', 'класс ', 'М1, ', 'июля ', '№ 1 ', '8703 ', '((', 'не более ', '2031-', 'год ']) {
    const started = performance.now()
    particularsOf(piece.repeat(Math.ceil(PARTICULARS_TEXT_MAX / piece.length)), 'ru')
    expect(performance.now() - started, piece).toBeLessThan(30_000)
  }
})
