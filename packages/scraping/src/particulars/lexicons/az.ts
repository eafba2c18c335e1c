import type { Lexicon } from '../lexicon.ts'

export const az: Lexicon = {
  decimal: ',',
  months: 'yanvar* fevral* mart* aprel* may/mayın/maydan/mayda/mayadək iyun* iyul* avqust* sentyabr* oktyabr* noyabr* dekabr*',
  yearAfter: 'ildə ildən ilin ilə il ili illər* ilədək',
  endOfYear: 'sonuna sonu',
  scales: { 1000: 'min minlik', 1000000: 'mln milyon*' },
  units: { year: 'il ildən illik ilə ilin yaş yaşdan', month: 'ay aydan aylıq', week: 'həftə*', day: 'gün*', '%': 'faiz*', cm3: 'sm3 sm³ kub_sm kub_santimetr*', l: 'l litr*', kW: 'kVt', hp: 'at_gücü*', kg: 'kq kiloqram*', t: 't ton*', mm: 'mm', cm: 'sm', m: 'm metr*', km: 'km kilometr*', 'km/h': 'km/saat', vehicle: 'ədəd* vahid* avtomobil*', AZN: 'manat*', USD: 'dollar* ABŞ_dollar*', EUR: 'avro*' },
  workingDay: 'iş',
  calendarDay: 'təqvim tam',
  comparing: 'artıq çox az az_olmayan çox_olmayan yuxarı aşağı qədər',
  joining: 'və lakin amma',
  age: 'istehsal* köhnə buraxıl* yaşı hazırlan* keçmiş',
  term: 'müddət* etibarlı* qüvvədə* sertifikat*',
  vehicle: 'avtomobil* nəqliyyat* maşın*',
  act: 'qərar* qanun* fərman* sərəncam* əmr*',
  category: 'kateqoriya*',
  heading: 'mal_mövqe* kod*',
  euro: 'avro',
  ecologicalClass: 'ekoloji_sinif* ekoloji_sinf*',
  anchorsFirst: true,
  anchors: { 'official-publication': 'rəsmi_dərc*', publication: 'dərc* nəşr*', 'entry-into-force': 'qüvvəyə_min*', 'import-declaration': 'gömrük_bəyannamə*', entry: 'gətiril* daxil_ol*' },
}
