import iconv from 'iconv-lite'

const SNIFFED_BYTES = 2_048

/** The text of a page: a byte order mark decides, else the header, else what the page says of itself, else UTF-8. */
export function textOf(body: Uint8Array, contentType: string | undefined): string {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return iconv.decode(bytes, charsetOf(bytes, contentType))
}

function charsetOf(bytes: Buffer, contentType: string | undefined): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, SNIFFED_BYTES).toString('latin1')
  const named = [
    /charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1],
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1],
    /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head)?.[1],
  ]
  return named.find((name) => name !== undefined && iconv.encodingExists(name)) ?? 'utf-8'
}
