import type { Lexicon } from '../lexicon.ts'

export const hu: Lexicon = {
  decimal: ',',
  months: 'január* február* március* április* május* június* július* augusztus* szeptember* október* november* december*',
  monthFirst: true,
  monthAfter: 'hó* hónap*',
  yearAfter: 'év évi évben évtől',
  scales: { 1000: 'ezer', 1000000: 'millió' },
  units: { year: 'év* éves*', month: 'hónap*', week: 'hét hetes', day: 'nap napon napos naptári_nap', '%': 'százalék*', cm3: 'cm3 cm³ köbcentiméter*', l: 'liter*', kW: 'kilowatt*', hp: 'lóerő* LE', kg: 'kilogramm*', t: 'tonna* tonná*', m: 'méter*', km: 'kilométer*', vehicle: 'darab* jármű*', HUF: 'forint* Ft', EUR: 'euró*' },
  workingDay: 'munka',
  comparing: 'nagyobb kisebb legfeljebb legalább több kevesebb vagy_több',
  oneIsArticle: true,
  joining: 'és de',
  age: 'idős* idősebb régebbi gyárt* forgalomba',
  term: 'érvényes* határid* időtartam*',
  vehicle: 'jármű* gépjármű* autó* személygépkocsi*',
  act: 'törvény* rendelet* határozat* irányelv*',
  category: 'kategóri* osztály*',
  euro: 'Euro',
  repealed: 'hatályát_veszt*',
}
