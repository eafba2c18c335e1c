import type { Market, Matrix, MatrixQuestion } from '@sextant/model'

/** A letter each; what comes after them decides too little to be asked first. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

export interface LetteredQuestion extends MatrixQuestion {
  letter: string
}

/** The questions that decide most, by letters, and which of them an answer waits for: `a` where it decides alone, `a+` where others belong to it. */
export function lettered({ questions }: Matrix): { questions: LetteredQuestion[]; letterOf: (subject: number, market: Market | null) => string | undefined; used: ReadonlySet<string> } {
  const asked = [...(questions ?? [])].slice(0, LETTERS.length).map((question, index) => ({ ...question, letter: LETTERS[index] ?? '' }))
  const letters = new Map<string, string>()
  const take = (list: 'settles' | 'partOf', mark: string) => {
    for (const question of asked) {
      for (const { subject, market } of question[list]) {
        const place = `${subject} ${market ?? ''}`
        if (!letters.has(place)) letters.set(place, question.letter + mark)
      }
    }
  }
  take('settles', '')
  take('partOf', '+')
  const used = new Set(Array.from(letters.values(), (letter) => letter.slice(0, 1)))
  return { questions: asked, used, letterOf: (subject, market) => letters.get(`${subject} ${market ?? ''}`) }
}
