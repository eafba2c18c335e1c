import type { Language } from '@sextant/model'
import type { Block, Field, Hue } from './body.ts'
import { html, type Html, htmlText, link } from './html.ts'
import { type Words, wordsIn } from './words.ts'

const ink: Record<Hue, string> = {
  blocked: '#b3261e',
  act: '#8a5300',
  'cannot-tell': '#4a4f57',
  clear: '#1b6e3c',
  advises: '#4a4f57',
}

/** The HTML part. Styles stand inline and nothing is loaded from anywhere, for mail clients drop the rest. */
export function htmlFrom(title: string, blocks: readonly Block[], language: Language): string {
  return htmlText(html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;padding:16px;background:#ffffff;color:#1c1b1f;font:15px/1.5 -apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif">
<div style="max-width:680px;margin:0 auto">
<h1 style="font-size:20px;line-height:1.3;margin:0 0 12px">${title}</h1>
${blocks.map((block) => blockHtml(block, wordsIn[language].punctuation))}
</div>
</body>
</html>
`)
}

function blockHtml(block: Block, punctuation: Words['punctuation']): Html {
  switch (block.kind) {
    case 'lead':
      return html`<p style="margin:0 0 8px;padding:8px 12px;border-left:4px solid ${ink[block.hue]};background:#f6f5f4">${block.text}</p>
`
    case 'heading':
      return html`<h2 style="font-size:16px;margin:20px 0 6px">${block.text}</h2>
`
    case 'orders':
      return html`<table style="width:100%;border-collapse:collapse">
${block.rows.map(({ hue, outcome, order, summary, remarks }) => html`<tr>
<td width="120" style="padding:6px 10px 6px 0;border-top:1px solid #dddddd;vertical-align:top;white-space:nowrap;font-weight:bold;color:${ink[hue]}">${outcome}</td>
<td style="padding:6px 0;border-top:1px solid #dddddd;vertical-align:top"><b>${order}</b> ${summary}<br><span style="color:#5c5f66;font-size:13px">${remarks.join(punctuation.clause)}</span></td>
</tr>
`)}</table>
${block.rest.map((text) => html`<p style="margin:6px 0;font-size:13px;word-break:break-word">${text}</p>
`)}`
    case 'ground':
      return html`<div style="margin:0 0 14px;padding:10px 12px;border:1px solid #dddddd;border-left:4px solid ${ink[block.hue]}">
<h3 style="font-size:15px;margin:0 0 6px">[${block.number}] ${block.title}${punctuation.colon}<span style="color:${ink[block.hue]}">${block.effect}</span></h3>
${block.fields.map((field) => fieldHtml(field, punctuation))}</div>
`
    case 'list':
      return html`<p style="margin:0 0 4px">${block.lead}</p>
<ul style="margin:0 0 12px;padding-left:20px">${block.items.map((item) => html`<li>${item}</li>`)}</ul>
`
    case 'remark':
      return html`<p style="margin:0 0 12px">${block.text}</p>
`
    case 'footer':
      return html`<hr style="border:0;border-top:1px solid #dddddd;margin:20px 0 8px">
<p style="margin:0;color:#5c5f66;font-size:12px;word-break:break-word">${block.lines.map((line) => html`${line}<br>`)}${
        unsubscribeHtml(block.unsubscribe, punctuation)}</p>`
  }
}

const fieldStyle: Record<Field['tone'], string> = {
  plain: '',
  warning: 'color:#b3261e',
  remedy: 'font-weight:bold',
  quote: '',
  faint: 'color:#5c5f66;font-size:13px',
}

function fieldHtml({ label, tone, values, url, language }: Field, { colon, openQuote, closeQuote }: Words['punctuation']): Html {
  const said = tone === 'quote' ? values.map((value) => `${openQuote}${value}${closeQuote}`) : values
  const lines = said.map((value) => language === undefined ? html`${value}` : html`<span lang="${language}">${value}</span>`)
  const all = url === undefined ? lines : [...lines, link(url, url)]
  return html`<p style="margin:0 0 5px;word-break:break-word;${fieldStyle[tone]}"><span style="color:#5c5f66;font-weight:normal">${label}${colon}</span>${
    all.map((line, index) => index === 0 ? line : html`<br>${line}`)}</p>
`
}

/** The address has been checked where the headers were made, so a `mailto:` is a link here and only here. */
function unsubscribeHtml({ label, url }: { label: string; url: string }, { colon }: Words['punctuation']): Html {
  return html`<a href="${url}" style="color:#5c5f66">${label}</a>${colon}${url}`
}
