import type { Language } from '@sextant/model'
import { html, type Html, htmlText } from './html.ts'
import { styleSheet } from './report-style.ts'

export interface PagePaper {
  /** The style of the running footers. */
  footers?: Html
  /** The one address that the page may load from: the fonts of whoever draws it as a PDF. */
  fontSheet?: string
}

/**
 * A report as one HTML file for screen and A4. It runs nothing and loads nothing: its policy forbids both, so that even
 * a mistake in escaping would stay without effect.
 */
export function reportPage(title: string, language: Language, content: Html, { footers, fontSheet }: PagePaper = {}): string {
  const source = fontSheet === undefined ? '' : ` ${new URL(fontSheet).origin}; font-src ${new URL(fontSheet).origin}`
  return htmlText(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${source}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${styleSheet}
${footers ?? html``}
${fontSheet === undefined ? html`` : html`<link rel="stylesheet" href="${fontSheet}">`}
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`)
}
