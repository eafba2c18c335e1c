import { printParseErrorCode, visit } from 'jsonc-parser'

const DEPTH_MAX = 40

/** Parsed JSON, or the first thing that is wrong with it and where. */
export type StrictJson = { value: unknown } | { wrong: string; line: number; column: number }

/**
 * Reads strict JSON: no comments, no trailing commas, no deep nesting, and no key twice in one object, of which
 * JSON.parse would silently keep the last.
 */
export function strictJson(text: string): StrictJson {
  const { deepAt, members } = outlineOf(text)
  if (deepAt !== undefined) return { wrong: `is nested more than ${DEPTH_MAX} deep`, ...placeAt(text, deepAt) }
  const value = parsed(text)
  if (value && membersIn(value.json) === members) return { value: value.json }
  // Only a text with a mistake in it is read by the slower parser that knows places.
  const { message, offset } = firstMistake(text) ?? { message: 'is not JSON', offset: 0 }
  return { wrong: message, ...placeAt(text, offset) }
}

export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function parsed(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** How many members all objects have together; fewer than the text names where a key stands twice, or is refused. */
function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = Array.isArray(value) ? 0 : Object.keys(value).filter((key) => key !== PROTOTYPE).length
  for (const member of Object.values(value)) count += membersIn(member)
  return count
}

/** A key that schemas pass over in silence, so that whatever stands under it would never be looked at. */
const PROTOTYPE = '__proto__'

function firstMistake(text: string): { message: string; offset: number } | undefined {
  const keys: Set<string>[] = []
  let first: { message: string; offset: number } | undefined
  visit(
    text,
    {
      onObjectBegin: () => void keys.push(new Set()),
      onObjectEnd: () => void keys.pop(),
      onObjectProperty(key, offset) {
        const seen = keys.at(-1)
        if (seen?.has(key)) first ??= { message: `has the key ${JSON.stringify(key.slice(0, 60))} twice in one object; keep one`, offset }
        if (key === PROTOTYPE) first ??= { message: `has the key "${PROTOTYPE}", which is not known anywhere; remove it`, offset }
        seen?.add(key)
      },
      onError: (code, offset) => (first ??= { message: `is not JSON: ${mistakes[printParseErrorCode(code)] ?? 'it breaks off here'}`, offset }),
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  )
  return first
}

/** What the parser's codes mean for whoever wrote the file. */
const mistakes: Readonly<Record<string, string>> = {
  InvalidSymbol: 'here stands a word that is no value; texts stand in double quotes',
  InvalidNumberFormat: 'here stands a number in a form that JSON does not have',
  PropertyNameExpected: 'a key in double quotes is expected here; look for a comma too many before it',
  ValueExpected: 'a value is expected here; look for a comma too many before it',
  ColonExpected: 'a colon is expected here, after the key',
  CommaExpected: 'a comma is expected here, or before it',
  CloseBraceExpected: 'a closing } is expected here',
  CloseBracketExpected: 'a closing ] is expected here',
  EndOfFileExpected: 'the file is expected to end here, but goes on',
  InvalidCommentToken: 'a comment stands here, which JSON does not have; remove it',
  UnexpectedEndOfComment: 'a comment begins here, which JSON does not have; remove it',
  UnexpectedEndOfString: 'a text begins here and is not closed; look for a double quote too few',
  UnexpectedEndOfNumber: 'a number breaks off here',
  InvalidUnicode: 'a \\u escape with four hexadecimal digits is expected here',
  InvalidEscapeCharacter: 'a backslash stands here before a sign that it does not escape; double it',
  InvalidCharacter: 'here stands a control character, such as a tab or line break in a text; write it as \\t or \\n',
}

/**
 * Where the brackets go too deep, found before parsing because a parser that recurses would run out of stack; and how
 * many members the objects of the text have.
 */
function outlineOf(text: string): { deepAt: number | undefined; members: number } {
  let [depth, members] = [0, 0]
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (isInString) {
      if (character === BACKSLASH) at += 1
      else if (character === QUOTE) isInString = false
      continue
    }
    if (character === QUOTE) isInString = true
    else if (character === COLON) members += 1
    else if (character === OPEN_LIST || character === OPEN_OBJECT) depth += 1
    else if (character === CLOSE_LIST || character === CLOSE_OBJECT) depth -= 1
    if (depth > DEPTH_MAX) return { deepAt: at, members }
  }
  return { deepAt: undefined, members }
}

const [QUOTE, BACKSLASH, COLON, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d]
