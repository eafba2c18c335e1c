import type { Language } from '@sextant/model'
import { html, type Html, htmlText } from './html.ts'
import { styleSheet } from './report-style.ts'

/**
 * A report as one HTML file for screen and A4. It runs nothing and loads nothing: its policy forbids both, so that even
 * a mistake in escaping would stay without effect.
 */
export function reportPage(title: string, language: Language, content: Html): string {
  return htmlText(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${styleSheet}
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`)
}
