// The bank of legal acts of Kazakhstan. Its new site answers every path with the same empty page and keeps its text
// behind a key; the old host still serves pages made on the server. Seen 2026-10: it sends a plain robot round in
// circles, and its certificate is of the national authority, whose root belongs in NODE_EXTRA_CA_CERTS.
import { defineScraper, fail } from '@sextant/scraping'
import { actFrom } from './act.ts'
import { piecesOf } from './pieces.ts'

/** They tell of the state of the text, not of the law: a new or updated text may be of an act that is not in force yet. */
const statuses = ['status_new', 'status_upd', 'status_yts', 'status_arc', 'status_err']

export default defineScraper({
  id: 'kz-adilet',
  title: 'Kazakhstan: acts on vehicles in the bank of legal acts "Әділет"',
  authority: { name: 'Ministry of Justice of the Republic of Kazakhstan', url: 'https://adilet.zan.kz/' },
  hosts: ['old.adilet.zan.kz'],
  start: ['https://old.adilet.zan.kz/rus/docs/Z1400000194'],
  every: '24h',
  expects: { min: 1, max: 1 },
  language: 'ru',
  canary: {
    url: 'https://old.adilet.zan.kz/rus/docs/Z1400000194',
    reference: 'Z1400000194',
    title: 'О дорожном движении',
    clausesMin: 5,
  },
  userAgent: 'browser-like',
  delayMs: 3_000,

  read({ url, html }) {
    // The id of an act is opaque: an underscore at its end is part of it.
    const reference = /\/rus\/docs\/(?<id>[A-Z][0-9A-Z]{8,11}_?)$/.exec(new URL(url).pathname)?.groups?.['id']
      ?? fail('the address is not that of an act in Russian, such as /rus/docs/Z1400000194')
    const container = html('#container.module_npaView.lang_rus')
    if (container.length !== 1) fail('the page is not a Russian act; expected #container.module_npaView.lang_rus')
    const shown = container.find('#tabs_container li.selected a').attr('href')
    if (shown !== `/rus/docs/${reference}`) fail(`the page is of "${shown}"; expected the text of ${reference}`)
    const article = container.find('.container_gamma.text article')
    if (article.length !== 1) fail(`the page has ${article.length} texts of the act; expected one`)
    const slogan = container.find('.container_alpha.slogan').first()
    const status = slogan.find('span.status')
    if (!statuses.some((name) => status.hasClass(name))) {
      fail(`the status has the classes "${status.attr('class')}"; known are ${statuses.join(', ')}`)
    }
    const { clauses, announcements } = actFrom(piecesOf(html, article))
    if (clauses.length === 0) fail('the act has no clause that we could tell')
    return {
      follow: [],
      documents: [{
        reference,
        title: slogan.find('h1').text().replaceAll(/\s+/g, ' ').trim() || fail('the act has no title'),
        fields: {
          'Реквизиты': slogan.children('p').text().replaceAll(/\s+/g, ' ').trim() || fail('the act has no requisites'),
          'Статус': status.text().trim(),
        },
        clauses,
        announcements,
      }],
    }
  },
})
