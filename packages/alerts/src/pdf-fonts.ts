import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Noto Sans, as far as the acts that rules quote and the markets' own scripts ask for; the SC family brings kana too.
 * Each is cut into subsets by `unicode-range`, of which a report loads those that it has letters of. Latin and Cyrillic
 * come as plain fonts, which a PDF holds as text of full quality; the large scripts as variable fonts, a tenth of the size.
 */
const latin = '@fontsource/noto-sans'
const chinese = '@fontsource-variable/noto-sans-sc'
const others = ['arabic', 'armenian', 'bengali', 'devanagari', 'ethiopic', 'georgian', 'hebrew', 'khmer', 'kr', 'lao', 'myanmar', 'sinhala', 'thai']
  .map((script) => `@fontsource-variable/noto-sans-${script}`)
const families = [latin, chinese, ...others]

const require = createRequire(import.meta.url)
const folderOf = (family: string) => dirname(require.resolve(`${family}/package.json`))

/** The style sheet that names all fonts, each as `NUMBER/FILE` beside the sheet itself. */
export async function fontSheet(): Promise<string> {
  const sheets = await Promise.all(families.map(async (family, index) => {
    const parts = family === latin ? ['400.css', '700.css'] : ['index.css']
    const texts = await Promise.all(parts.map((part) => readFile(join(folderOf(family), part), 'utf8')))
    return texts.join('\n').replaceAll('./files/', `${index}/`).replaceAll('font-display: swap', 'font-display: block')
  }))
  const names = sheets.map((sheet) => /font-family: ('[^']+')/.exec(sheet)?.[1] ?? '')
  const [first, second, ...rest] = names
  const western = `font-family: ${[first, second, ...rest].join(', ')}, sans-serif`
  // Quotation marks and dashes are drawn full width in Chinese, and narrow in Latin letters; an apostrophe always is narrow.
  const eastern = `font-family: Apostrophe, ${[second, first, ...rest].join(', ')}, sans-serif`
  return `${sheets.join('\n')}
@font-face { font-family: Apostrophe; src: url(0/noto-sans-latin-400-normal.woff2) format('woff2'); unicode-range: U+2019; }
:root { ${western}; }
:not(:lang(zh)) { ${western}; }
:lang(zh) { ${eastern}; }
@page { @bottom-left { ${western}; } @bottom-right { ${western}; } }
`
}

/** The bytes of a font by the address that the sheet gives it; undefined for what is no font of ours. */
export async function fontAt(path: string): Promise<Buffer | undefined> {
  const named = /^(\d{1,2})\/([a-z0-9-]+\.woff2)$/.exec(path)
  const family = families[Number(named?.[1])]
  if (!named || !family) return undefined
  return readFile(join(folderOf(family), 'files', named[2] ?? ''))
}
