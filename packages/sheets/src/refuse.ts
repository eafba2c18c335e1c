import { SextantError } from '@sextant/model'

/** The one report of a file that is not read at all: which file, what was found, what to do. */
export function refuse(file: string, found: string, cure: string): never {
  throw new SextantError('SEXTANT_INVALID', `${file} ${found}; ${cure}`)
}
