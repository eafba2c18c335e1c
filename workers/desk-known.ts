import { type Language, parse, SextantError } from '@sextant/model'
import { exporterBy, exporters, type Store } from '@sextant/store'
import { z } from 'zod'

/** The exporter that a command names; all that it then sees is theirs. */
export async function knownExporter(store: Store, input: unknown): Promise<{ exporter: string; language: Language }> {
  const { exporter } = parse(z.object({ exporter: z.string({ error: 'which exporter? Add --exporter ID' }) }), input, 'the command')
  const found = await exporterBy(store, exporter)
  if (!found) throw notFound('exporter', exporter, (await exporters(store)).map(({ id }) => id))
  return { exporter, language: found.language }
}

export function notFound(what: string, id: string, known: string[]): SextantError {
  const list = known.length === 0 ? `there is no ${what} yet` : `known: ${known.slice(0, 20).join(', ')}${known.length > 20 ? ', …' : ''}`
  return new SextantError('SEXTANT_NOT_FOUND', `there is no ${what} "${id.slice(0, 80)}"; ${list}`)
}
