import { Day, type Document } from '@sextant/model'
import type { Piece } from './pieces.ts'

export interface Act {
  clauses: { id: string; text: string }[]
  announcements: Document['announcements']
}

const NUMBER = '\\d+(?:[-.]\\d+)*'
const article = new RegExp(`^Статья\\s+(?<number>${NUMBER})`, 'i')
const annex = new RegExp(`^Приложение(?:\\s+(?:№\\s*)?(?<number>${NUMBER}))?(?:\\s|$)`, 'i')
const division = /^(?<kind>раздел|подраздел|глава|параграф|§)\s*(?<number>\d+(?:-\d+)*|[IVXLC]+)(?:[\s.]|$)/i
const point = new RegExp(`^(?<number>${NUMBER})\\.\\s`)
const subpoint = new RegExp(`^(?<number>${NUMBER}|[а-яё])\\)\\s`, 'i')

const divisions: Record<string, string> = {
  раздел: 'section',
  подраздел: 'subsection',
  глава: 'chapter',
  параграф: 'paragraph',
  '§': 'paragraph',
}

/** Longer than any caption: a paragraph that begins with "Приложение" and goes on is a sentence about one. */
const CAPTION_MAX = 400

/**
 * The clauses of an act, called by its own numbers and made unique by their place: `67/2` is point 2 of article 67,
 * `annex-1/4/3` subpoint 3 of point 4 of annex 1. An unnumbered paragraph belongs to the clause before it. A clause that
 * the editors mark as excluded is no longer there.
 */
export function actFrom(pieces: readonly Piece[]): Act {
  const clauses: { id: string; lines: string[] }[] = []
  const announcements: Document['announcements'] = []
  const used = new Set<string>()
  let [place, inArticle, inPoint]: (string | undefined)[] = []
  let waiting: string[] = []

  const open = (parts: (string | undefined)[], lines: string[]) => {
    const wanted = parts.filter((part) => part !== undefined).join('/')
    let id = wanted
    for (let turn = 2; used.has(id); turn++) id = `${wanted}~${turn}`
    used.add(id)
    clauses.push({ id, lines: [...lines] })
    // A note stands before the clause it speaks of; one that names another number speaks of something else.
    announcements.push(...waiting.map((text) => announcementOf(text, numberIn(text) === id.split('/').at(-1) ? id : null)))
    waiting = []
  }

  for (const piece of pieces) {
    if (piece.kind === 'note') continue
    if (piece.kind === 'announcement') {
      waiting = withNote(waiting, piece.lines)
      continue
    }
    for (const lines of piece.kind === 'heading' ? piece.lines.map((line) => [line]) : [piece.lines]) {
      const [first = ''] = lines
      const caption = piece.kind !== 'row' || lines.join(' ').length <= CAPTION_MAX ? first : ''
      const named = (pattern: RegExp) => pattern.exec(caption)?.groups
      let found
      if ((found = named(annex)) && lines.join(' ').length <= CAPTION_MAX) {
        place = found['number'] === undefined ? 'annex' : `annex-${found['number']}`
        inArticle = inPoint = undefined
        open([place], lines)
      } else if ((found = named(division))) {
        inArticle = inPoint = undefined
        open([place, `${divisions[(found['kind'] ?? '').toLowerCase()]}-${found['number']}`], lines)
      } else if ((found = named(article))) {
        inArticle = found['number']
        inPoint = undefined
        open([place, inArticle], lines)
      } else if (piece.kind === 'text' && (found = named(point))) {
        inPoint = found['number']
        open([place, inArticle, inPoint], lines)
      } else if (piece.kind === 'text' && (found = named(subpoint))) {
        open([place, inArticle, inPoint, found['number']], lines)
      } else if (piece.kind !== 'heading') {
        const last = clauses.at(-1)
        if (last) last.lines.push(...lines)
        else open(['preamble'], lines)
      }
    }
  }
  announcements.push(...waiting.map((text) => announcementOf(text, null)))
  return {
    clauses: clauses.map(({ id, lines }) => ({ id, text: lines.join('\n') })),
    announcements: announcements.filter(({ text }) => speaksOfChange.test(text)),
  }
}

const noteBegins = /^Примечание\s+(?:ИЗПИ|РЦПИ)\s*!\s*/
const speaksOfChange = /предусматрива|вводит|введени|дополн|исключ|действует/i

/** Adds to the notes that wait for their clause; each "Примечание ИЗПИ!" begins a new one. */
function withNote(waiting: readonly string[], lines: readonly string[]): string[] {
  const notes = [...waiting]
  for (const line of lines) {
    if (noteBegins.test(line) || notes.length === 0) notes.push(line.replace(noteBegins, ''))
    else notes.push(`${notes.pop() ?? ''} ${line}`.trim())
  }
  return notes
}

const spokenOf = new RegExp(`^(?:Подпункт|Пункт|Стать[яюи]|Глав[аыу])\\s+(?<number>${NUMBER}|[а-яё](?=\\)))`, 'i')

function numberIn(text: string): string | undefined {
  return spokenOf.exec(text)?.groups?.['number']
}

const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')
const figures = /вводит\S* в действие с (?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})/i
const words = /вводит\S* в действие с (?<day>\d{1,2}) (?<month>[а-я]+) (?<year>\d{4})/i

function announcementOf(text: string, clause: string | null): Document['announcements'][number] {
  const found = figures.exec(text)?.groups ?? words.exec(text)?.groups
  const word = found?.['month'] ?? ''
  const month = /\d/.test(word) ? word : String(months.indexOf(word.toLowerCase()) + 1)
  const day = Day.safeParse(`${found?.['year']}-${month.padStart(2, '0')}-${found?.['day']?.padStart(2, '0')}`)
  return { clause, text, takesEffectOn: day.success ? day.data : null }
}
