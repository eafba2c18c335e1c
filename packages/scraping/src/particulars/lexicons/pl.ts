import type { Lexicon } from '../lexicon.ts'

export const pl: Lexicon = {
  decimal: ',',
  months: 'styczeń/stycznia/styczniu luty/lutego/lutym marzec/marca/marcu kwiecień/kwietnia/kwietniu maj/maja/maju czerwiec/czerwca/czerwcu lipiec/lipca/lipcu sierpień/sierpnia/sierpniu wrzesień/września/wrześniu październik/października/październiku listopad/listopada/listopadzie grudzień/grudnia/grudniu',
  yearAfter: 'r. rok roku rokiem',
  endOfYear: 'koniec końca',
  quarter: 'kwartał*',
  scales: { 1000: 'tys. tysięcy tysiące', 1000000: 'mln milion*' },
  units: { year: 'rok roku lat lata latach', month: 'miesiąc* miesięcy', week: 'tydzień tygodni*', day: 'dzień dni dniu', '%': 'procent*', cm3: 'cm3 cm³', l: 'litr* l', kW: 'kW', hp: 'KM', kg: 'kilogram*', t: 'ton* tony', m: 'metr*', km: 'kilometr*', vehicle: 'sztuk* pojazd*', PLN: 'zł złot*', EUR: 'euro' },
  workingDay: 'roboczych robocze',
  comparing: 'więcej mniej nie_więcej_niż powyżej poniżej co_najmniej lub_więcej',
  joining: 'i lub ale',
  range: 'do',
  age: 'starsz* wiek* produkcj* wyprodukowan* rejestracj*',
  term: 'ważn* okres* termin* świadectw*',
  vehicle: 'pojazd* samoch*',
  act: 'ustaw* rozporządzeni* dyrektyw* decyzj* uchwał*',
  category: 'kategori* klas*',
  euro: 'Euro',
  repealed: 'uchylony uchylona skreślony',
}
