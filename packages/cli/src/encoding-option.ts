import { quoted, SextantError } from '@sextant/model'
import { type Encoding, encodingNamed, encodings } from '@sextant/sheets'
import { type Arguments, oneValue } from './arguments.ts'

/** `--encoding gb18030`, by any of the names that the encoding goes by. */
export function encodingIn(given: Arguments): Encoding | undefined {
  const name = oneValue(given, 'encoding')
  if (name === undefined) return undefined
  const found = encodingNamed(name)
  if (!found) throw new SextantError('SEXTANT_USAGE', `--encoding is ${quoted(name)}; expected one of ${encodings.join(', ')}`)
  return found
}
