import { readingOf, snapshotOf } from '@sextant/scraping'
import { describe, expect, it } from 'vitest'
import scraper from './scraper.ts'

const url = 'https://old.adilet.zan.kz/rus/docs/K070000251_'

function pageOf(article: string, status = '<span class="status status_new">Новый</span>', shown = '/rus/docs/K070000251_'): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div id="container" class="module_npaView lang_rus">
    <div class="container_alpha slogan"><h1>Акт</h1>${status}<p>Кодекс</p></div>
    <div id="tabs_container"><ul><li class="selected"><a href="${shown}"> Текст </a></li></ul></div>
    <div class="container_gamma text"><article>${article}</article></div></div></body></html>`
}

function read(page: string, address = url) {
  return readingOf(scraper, snapshotOf({ source: scraper.id, url: address, fetchedAt: '2026-11-22T00:00:00Z', status: 200, headers: {}, body: Buffer.from(page) }))
}

const clausesOf = (article: string) => read(pageOf(article)).documents[0]?.clauses.map(({ id, text }) => [id, text])
const announcementsOf = (article: string) => read(pageOf(`${article}<p>9. Конец.</p>`)).documents[0]?.announcements

const red = (text: string) => `<font color="#FF0000">&nbsp; ${text}</font><br>`

describe('the clauses of an act', () => {
  it('are called by their own numbers, made unique by their place', () => {
    const article = `<h3>Раздел I. А<br>Глава 2. Б</h3><p><b>Статья 3-1. В</b></p><p>1. Г</p><p>1) д</p><p>а) е</p><p>2. Ж</p>
      <p>Приложение 2<br>к Кодексу</p><p>1. З</p><p>1. И</p>`
    expect(clausesOf(article)?.map(([id]) => id)).toEqual([
      'section-I', 'chapter-2', '3-1', '3-1/1', '3-1/1/1', '3-1/1/а', '3-1/2', 'annex-2', 'annex-2/1', 'annex-2/1~2',
    ])
  })

  it('take the unnumbered paragraphs and the tables that follow them', () => {
    expect(clausesOf('<p>1. А:</p><p>– б;</p><table><tr><td>в</td><td>г</td></tr></table>')).toEqual([['1', '1. А:\n– б;\nв | г']])
  })

  it('stay when the editors add a note, and go when the editors say that they are excluded', () => {
    const notes = '<p class="note">Сноска. Статья 1 в редакции Закона РК <a href="/x">№ 1</a>.</p><span class="note">2) исключен Законом РК </span><a href="/x">№ 2</a><span class="note"> (с 2024 года).</span><br>'
    expect(clausesOf(`<p>1) А</p>${notes}<p>3) Б</p>`)).toEqual(clausesOf('<p>1) А</p><p>3) Б</p>'))
  })

  it('keep a sentence of law that has a red word or a link in it', () => {
    expect(clausesOf('<p>1. Запрет <font color="#FF0000">до 2030 года</font> по <a href="/x">закону</a>.</p>')).toEqual([['1', '1. Запрет до 2030 года по закону.']])
  })

  it('are not misled by a sentence that begins like a caption', () => {
    const sentence = `Приложение 1 к договору ${'составляется сторонами '.repeat(30)}`.trim()
    expect(clausesOf(`<p>1. А</p><p>${sentence}</p>`)).toEqual([['1', `1. А\n${sentence}`]])
  })
})

describe('an announced wording', () => {
  it('is never read as the present text', () => {
    const article = `${red('Примечание ИЗПИ!')}${red('Пункт 9 предусматривается в редакции Закона (вводится в действие с 01.01.2030).')}`
    expect(announcementsOf(article)).toEqual([{ clause: '9', text: 'Пункт 9 предусматривается в редакции Закона (вводится в действие с 01.01.2030).', takesEffectOn: '2030-01-01' }])
    expect(clausesOf(`${article}<p>9. Конец.</p>`)).toEqual([['9', '9. Конец.']])
  })

  it('that names another clause than the one it stands before is of no clause that we could tell', () => {
    expect(announcementsOf(red('Примечание ИЗПИ! Статью 4 предусматривается дополнить пунктом 5 (вводится в действие с 1 июля 2027 года).'))).toMatchObject([{ clause: null, takesEffectOn: '2027-07-01' }])
  })

  it('without a day that exists has none', () => {
    expect(announcementsOf(red('Примечание ИЗПИ! Порядок введения в действие см. статью 9.') + red('Примечание ИЗПИ! Пункт 9 исключается (вводится в действие с 31.02.2030).'))).toMatchObject([
      { clause: null, takesEffectOn: null }, { clause: '9', takesEffectOn: null },
    ])
  })

  it('is not each red line: a help for readers says nothing of the law', () => {
    expect(announcementsOf(red('Примечание ИЗПИ!<br>Для удобства создано Содержание'))).toEqual([])
  })
})

describe('the page of an act', () => {
  it('is named by its id, the underscore at its end included', () => {
    expect(read(pageOf('<p>1. А</p>')).documents[0]?.reference).toBe('K070000251_')
  })

  it.each([
    ['of another act', pageOf('<p>1. А</p>', undefined, '/rus/docs/K070000252_'), 'the page is of'],
    ['with an unknown status', pageOf('<p>1. А</p>', '<span class="status status_xyz">?</span>'), 'status_xyz'],
    ['without a text', pageOf('<p>1. А</p>').replace('<article>', '<section>').replace('</article>', '</section>'), '0 texts'],
    ['without any clause', pageOf('<p class="note">Сноска.</p>'), 'no clause'],
    ['in another language', pageOf('<p>1. А</p>').replace('lang_rus', 'lang_kaz'), 'not a Russian act'],
  ])('%s fails the run', (_, page, message) => {
    expect(() => read(page)).toThrow(message)
  })
})
