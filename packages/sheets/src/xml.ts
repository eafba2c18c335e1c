import { Parser } from 'htmlparser2'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'

/** What a reader of one part is told. Names come without their namespace prefix. */
export interface XmlReader {
  open(name: string, attributes: Record<string, string>): unknown
  close?(name: string): unknown
  text?(text: string): void
}

const CURE = 'open it in your spreadsheet program and save it again as .xlsx'

/**
 * Reads one part piece by piece, and yields after each piece, so that whoever reads may stop or take what has come.
 * A document type is refused, so there are no entities to expand or to fetch.
 */
export async function* readXml(parts: AsyncIterable<Uint8Array>, file: string, reader: XmlReader): AsyncGenerator<void> {
  let depth = 0
  let hasRoot = false
  let events = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        events++
        hasRoot = true
        if (++depth > limits.xmlDepth) refuse(file, `nests its parts more than ${limits.xmlDepth} deep`, CURE)
        reader.open(localName(name), attributes)
      },
      onclosetag(name) {
        events++
        depth--
        reader.close?.(localName(name))
      },
      ontext(text) {
        events++
        reader.text?.(text)
      },
      onprocessinginstruction(name) {
        events++
        if (name.toUpperCase() === '!DOCTYPE') refuse(file, 'declares a document type, which no spreadsheet program writes', CURE)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let silent = 0
  for await (const part of parts) {
    decoder ??= new TextDecoder(part[0] === 0xff && part[1] === 0xfe ? 'utf-16le' : part[0] === 0xfe && part[1] === 0xff ? 'utf-16be' : 'utf-8')
    const before = events
    parser.write(decoder.decode(part, { stream: true }))
    silent = events === before ? silent + part.length : 0
    if (silent > limits.xmlSilentBytes) refuse(file, `holds a piece of text longer than ${limits.xmlSilentBytes} bytes`, CURE)
    yield
  }
  if (depth !== 0 || !hasRoot) refuse(file, 'is damaged: a part of it ends in the middle', CURE)
  parser.end()
}

/** For the small parts: all of it at once. */
export async function readWholeXml(parts: AsyncIterable<Uint8Array>, file: string, reader: XmlReader): Promise<void> {
  for await (const _ of readXml(parts, file, reader));
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
