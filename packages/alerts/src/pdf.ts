import { type Check, SextantError } from '@sextant/model'
import type { Page } from 'playwright-core'
import { type ChromiumAt, openChromium } from './pdf-browser.ts'
import { fontAt, fontSheet } from './pdf-fonts.ts'
import { pagesOf } from './pdf-pages.ts'
import { asAlways } from './pdf-same.ts'
import { annexWordsIn } from './report-annex-words.ts'
import { checkAsHtml } from './report-html.ts'
import type { ReportOptions } from './report-options.ts'

// A name that no network resolves: everything under it is served from memory, everything else is refused.
const origin = 'https://report.sextant.invalid'
const sheet = `${origin}/fonts/all.css`

/** So many characters the browser draws in 4 GB of memory. 200 cars in 3 markets are 4.4 million, on some 800 pages, and take 3 GB. */
const HTML_MAX = 6_000_000
const TIME_MAX_MS = 10 * 60_000

const paper = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }

/** The report of a check as a PDF, drawn from the very page that `checkAsHtml` gives, with fonts of its own. */
export async function checkAsPdf(check: Check, options: ReportOptions, at: ChromiumAt): Promise<Uint8Array> {
  const page = checkAsHtml(check, { ...options, fontSheet: sheet })
  if (page.length > HTML_MAX) {
    const [found, most] = [page.length, HTML_MAX].map((size) => (size / 1_000_000).toFixed(1))
    throw new SextantError('SEXTANT_USAGE', `the report has ${found} million characters, and a PDF is drawn of ${most} million at most; ask about fewer goods or markets at a time, or use --format html`)
  }
  const { before, after } = annexWordsIn[options.language].page
  const drawn = await drawnFrom(page, at, (number) => `${before}${number}${after}`)
  if (!drawn.includes('/Type /Font')) {
    throw new SextantError('SEXTANT_USAGE', 'Chromium draws no text where a machine has no font at all; install one (Debian and Ubuntu: apt install fonts-dejavu-core)')
  }
  return asAlways(drawn, check.checkedAt)
}

async function drawnFrom(html: string, at: ChromiumAt, paged: (number: number) => string): Promise<Buffer> {
  const browser = await openChromium(at)
  const limit = setTimeout(() => void browser.close(), TIME_MAX_MS)
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block', offline: true, acceptDownloads: false })
    const page = await context.newPage()
    page.setDefaultTimeout(TIME_MAX_MS)
    await serve(page, html)
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${origin}/`, { waitUntil: 'load' })
    await page.evaluate('document.fonts.ready.then(() => true)')
    // Where each part stands shows only once it is drawn; the numbers then go into places that are kept free for them.
    await numberPages(page, await pagesOf(await page.pdf(paper)), paged)
    return await page.pdf(paper)
  } catch (error) {
    if (error instanceof SextantError) throw error
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    throw new SextantError('SEXTANT_USAGE', `Chromium could not draw the PDF: ${reason.slice(0, 300)}; ask about fewer goods or markets at a time, or use --format html`, { cause: error })
  } finally {
    clearTimeout(limit)
    await browser.close()
  }
}

/** The script is ours and so are the anchors: nothing of the report runs, whose own scripts are off. */
async function numberPages(page: Page, pages: ReadonlyMap<string, number>, paged: (number: number) => string): Promise<void> {
  const texts = Object.fromEntries(Array.from(pages, ([anchor, number]) => [anchor, paged(number)]))
  await page.evaluate(`{ const texts = ${JSON.stringify(texts)}; for (const place of document.querySelectorAll('.page-of')) place.textContent = texts[place.dataset.of] ?? '' }`)
}

async function serve(page: Page, html: string): Promise<void> {
  const fonts = await fontSheet()
  await page.route('**/*', async (route) => {
    const address = route.request().url()
    if (address === `${origin}/`) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
    if (address === sheet) return route.fulfill({ contentType: 'text/css; charset=utf-8', body: fonts })
    const font = address.startsWith(`${origin}/fonts/`) ? await fontAt(address.slice(`${origin}/fonts/`.length)) : undefined
    return font ? route.fulfill({ contentType: 'font/woff2', body: font }) : route.abort()
  })
}
