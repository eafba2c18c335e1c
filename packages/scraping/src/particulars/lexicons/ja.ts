import type { Lexicon } from '../lexicon.ts'

export const ja: Lexicon = {
  decimal: '.',
  yearAfter: '年 年度',
  days: [String.raw`(?<year>\d{4})\s?年\s?(?<month>\d{1,2})\s?月(?:\s?(?<day>\d{1,2})\s?日)?`, String.raw`(?<![\d年])(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?日`],
  modelYear: '年式',
  scales: { 1000: '千', 10000: '万', 100000000: '億' },
  units: { year: '年 年間', month: 'か月 ヶ月 箇月 カ月', week: '週間', day: '日 日間', '%': 'パーセント', cm3: 'cc 立方センチメートル', l: 'リットル', kW: 'キロワット', hp: '馬力', kg: 'キログラム', t: 'トン', mm: 'ミリメートル', m: 'メートル', km: 'キロメートル', 'km/h': 'キロメートル毎時', vehicle: '台', seat: '人', JPY: '円' },
  comparing: '以上 以下 未満 を超え 超',
  range: 'から まで',
  age: '製造 製作 初度登録 車齢 経過',
  term: '有効期間 有効 期間 期限',
  vehicle: '車 自動車',
  act: '法律 政令 省令 告示 規則',
  category: '区分 カテゴリ',
  euro: 'ユーロ',
  anchorsFirst: true,
  anchors: { 'official-publication': '公布', publication: '発表', 'entry-into-force': '施行' },
}
