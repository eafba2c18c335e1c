import { SextantError } from '@sextant/model'

/** The one report of a file that is not read at all: which file, what was found, what to do. */
export function refusal(file: string, found: string, cure: string): SextantError {
  return new SextantError('SEXTANT_INVALID', `${file} ${found}; ${cure}`)
}

export function refuse(file: string, found: string, cure: string): never {
  throw refusal(file, found, cure)
}
