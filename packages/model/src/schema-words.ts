import { z } from 'zod'

const kinds: Readonly<Record<string, string>> = { array: 'a list', object: 'an object', record: 'an object', string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', null: 'null', never: 'nothing' }

const formats: Readonly<Record<string, string>> = { email: 'an e-mail address', url: 'an address that begins with https://', uuid: 'a UUID', datetime: 'a time as 2026-03-01T12:00:00Z', date: 'a day as 2026-03-01', ipv4: 'an IPv4 address', ipv6: 'an IPv6 address' }

const units: Readonly<Record<string, string>> = { string: ' characters', array: ' items', set: ' items', map: ' entries' }

/** What was expected, in the words of this project, wherever a schema has no words of its own. It never repeats what was found. */
export function expectedBy(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `${issue.input === undefined ? 'is missing; expected' : 'expected'} ${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `${issue.input === undefined ? 'is missing; expected' : 'expected'} ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`
    case 'too_small':
      if (issue.minimum === 1 && issue.origin === 'string') return 'is empty; expected a text'
      if (issue.minimum === 1 && issue.origin === 'array') return 'is empty; expected at least one item'
      return `expected ${issue.exact ? 'exactly' : issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue)}`
    case 'too_big':
      return `expected ${issue.exact ? 'exactly' : issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue)}`
    case 'invalid_format':
      return formats[issue.format] ? `expected ${formats[issue.format]}` : 'has another form than is expected here'
    case 'not_multiple_of':
      return `expected a multiple of ${issue.divisor}`
    case 'unrecognized_keys':
      return `the key ${issue.keys.map((key) => JSON.stringify(key)).join(', ')} is not known here; remove it`
    case 'invalid_union':
      return Array.isArray(issue['options']) ? `expected one of ${issue['options'].map(String).join(', ')}` : 'fits none of the forms that are expected here'
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.map(({ message }) => message).join('; ')
    default:
      return undefined
  }
}

function unitOf({ origin }: { origin: string }): string {
  return units[origin] ?? ''
}

z.config({ customError: expectedBy })
