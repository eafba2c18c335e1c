import type { Lexicon } from '../lexicon.ts'

export const tk: Lexicon = {
  decimal: ',',
  months: 'ýanwar* fewral* mart* aprel* maý* iýun* iýul* awgust* sentýabr* oktýabr* noýabr* dekabr*',
  monthAfter: 'aý*',
  yearAfter: 'ýylyň ýyldan ýylda ýyly ýyla ýyllar* ýyldaky ýyl ý.',
  scales: { 1000: 'müň*', 1000000: 'mln million*' },
  units: { year: 'ýyl* ýaş*', month: 'aý aýdan aýlyk', week: 'hepde*', day: 'gün*', '%': 'göterim* prosent*', cm3: 'sm3 sm³ kub_santimetr*', l: 'l litr*', kW: 'kWt', hp: 'at_güýj*', kg: 'kg kilogram*', t: 't tonna*', mm: 'mm', cm: 'sm', m: 'm metr*', km: 'km kilometr*', 'km/h': 'km/sag', vehicle: 'sany ulag*', TMT: 'manat*', USD: 'dollar* ABŞ_dollar*' },
  workingDay: 'iş',
  calendarDay: 'senenama',
  comparing: 'köp köp_bolmadyk az az_bolmadyk ýokary çenli geçmeýän başlap',
  joining: 'we emma',
  age: 'öndürilen* çykarylan* köne goýberilen*',
  term: 'möhlet* güýjün* şahadatnama*',
  vehicle: 'awtomobil* awtoulag* maşyn* ulag*',
  act: 'karar* kanun* buýruk* düzgünnama*',
  category: 'kategoriýa* görnüş*',
  euro: 'ýewro ewro',
  anchorsFirst: true,
  anchors: { 'official-publication': 'resmi_taýdan_çap* resmi_çap*', publication: 'çap_edil*', 'entry-into-force': 'güýje_gir*', 'import-declaration': 'gümrük_beýannama*' },
  repealed: 'güýjüni_ýitir*',
}
