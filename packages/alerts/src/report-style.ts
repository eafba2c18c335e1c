import { html } from './html.ts'

/** Screen and A4. Every meaning is a word or a border, for printers leave backgrounds out. */
export const styleSheet = html`<style>
:root { color-scheme: light; --ink: #1b1f24; --faint: #59606a; --line: #d3d7dc; --soft: #f5f6f8;
  --blocked: #a3231b; --act: #8a5300; --cannot-tell: #4b3b8f; --clear: #17663a; --advises: #4a4f57; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 15px/1.5 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', 'PingFang SC',
  'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif; overflow-wrap: break-word; }
main { max-width: 920px; margin: 0 auto; padding: 32px 24px 40px; }
h1, h2, h3, h4, h5 { line-height: 1.3; margin: 0; break-after: avoid; }
h1 { font-size: 25px; font-weight: 600; }
h2 { font-size: 19px; margin: 36px 0 10px; padding-bottom: 6px; border-bottom: 2px solid var(--ink); }
h3 { font-size: 17px; margin: 28px 0 8px; }
h4 { font-size: 15px; margin: 22px 0 8px; }
h5 { font-size: 15px; margin: 0 0 6px; }
p { margin: 0 0 8px; }
a { color: #0b4f94; }
.brand { font-size: 12px; font-weight: 600; letter-spacing: .14em; text-transform: uppercase; color: var(--faint); margin: 0 0 4px; }
.faint { color: var(--faint); }
.small { font-size: 13px; }
td, dd, h2, h5 { overflow-wrap: anywhere; }
.nowrap { white-space: nowrap; }
.reach { color: var(--faint); font-size: 13px; margin: 0 0 3px; break-after: avoid; }
.number { color: var(--faint); font-weight: 400; margin-right: .5em; }
.meta { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 16px 0 0; padding: 12px 0; font-size: 13px;
  border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.meta dt { color: var(--faint); }
.meta dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: 14px; margin: 0 0 12px; }
th { text-align: left; font-weight: 600; color: var(--faint); font-size: 13px; border-bottom: 1px solid var(--ink); }
th, td { padding: 6px 12px 6px 0; vertical-align: top; }
td { border-bottom: 1px solid var(--line); }
table.gaps { table-layout: fixed; } .gaps th:nth-child(2) { width: 5.5em; } th.third { width: 30%; }
tr { break-inside: avoid; }
td.count, th.count { text-align: right; white-space: nowrap; }
.outcome { font-weight: 700; white-space: nowrap; }
.blocked { color: var(--blocked); } .act { color: var(--act); } .cannot-tell { color: var(--cannot-tell); } .clear { color: var(--clear); }
.verdict { border: 1px solid currentColor; border-left-width: 6px; padding: 8px 14px; margin: 0 0 10px; break-inside: avoid; break-after: avoid; }
.verdict strong { font-size: 16px; margin-right: .6em; }
.verdict span { color: var(--ink); }
.warning { border: 2px solid var(--blocked); color: var(--blocked); font-weight: 700; padding: 8px 14px; margin: 0 0 10px; break-inside: avoid; }
.facts { columns: 2; column-gap: 32px; margin: 0 0 12px; font-size: 13px; }
.facts div { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; padding: 3px 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.facts dt { color: var(--faint); } .facts dd { margin: 0; }
article { border: 1px solid var(--line); border-left: 4px solid var(--advises); padding: 10px 14px; margin: 0 0 10px; break-inside: avoid; }
article.blocks { border-left-color: var(--blocked); } article.asks { border-left-color: var(--act); } article.open { border-left-color: var(--cannot-tell); }
article.told { padding: 6px 14px; }
article.told h5 { margin: 0; font-weight: 400; }
.tag { display: inline-block; border: 1px solid currentColor; border-radius: 3px; padding: 0 6px; margin-left: 6px; font-size: 12px; font-weight: 600;
  color: var(--advises); white-space: nowrap; }
article .side { color: var(--faint); font-weight: 400; border-color: var(--line); }
.blocks .weight { color: var(--blocked); } .asks .weight { color: var(--act); } .open .weight { color: var(--cannot-tell); }
article dl { display: grid; grid-template-columns: 8.5em 1fr; gap: 4px 14px; margin: 0; font-size: 14px; }
article dt { color: var(--faint); font-size: 13px; padding-top: 1px; }
article dd { margin: 0; }
article ul { margin: 0; padding-left: 1.2em; }
dd.remedy { font-weight: 600; } dd.warning-text, .caution { color: var(--blocked); font-weight: 600; } dd.faint { font-size: 13px; }
blockquote { margin: 0; padding-left: 10px; border-left: 2px solid var(--line); }
.url { font-size: 12px; }
footer { margin-top: 36px; padding-top: 10px; border-top: 2px solid var(--ink); font-size: 13px; }
@media (max-width: 640px) { .facts { columns: 1; } article dl { grid-template-columns: 1fr; gap: 0; } article dd { margin-bottom: 6px; } }
section.answer h2, .contents h2 { margin-top: 20px; }
.answer .goods { font-size: 16px; } .answer h3 { font-size: 15px; margin: 12px 0 4px; } .answer ol, .answer ul { margin: 0; padding-left: 1.4em; }
.verdict.big { padding: 14px 18px; } .verdict.big strong { font-size: 26px; } .verdict.big span { font-size: 16px; }
table.counts { width: auto; } .counts td { font-size: 16px; padding-right: 32px; }
.answer ul.short { columns: 2; } .answer .short li { break-inside: avoid; } .legal { font-size: 13px; font-weight: 600; margin: 12px 0; }
.contents ul { columns: 2; column-gap: 32px; margin: 0; padding: 0; list-style: none; font-size: 13px; }
.contents li { break-inside: avoid; overflow-wrap: anywhere; padding: 1px 0; display: flex; justify-content: space-between; gap: 12px; } .contents li.market { padding-left: 1.4em; }
.page-of { color: var(--faint); white-space: nowrap; display: inline-block; min-width: 5em; } .contents .page-of { text-align: right; } table.matrix { table-layout: fixed; } .matrix th:first-child { width: 22%; } .contents .page-of { flex: none; } .contents a, td a, th a { color: inherit; }
section > ul { margin: 0 0 12px; padding-left: 1.4em; }
.rules { font-size: 12px; table-layout: fixed; } .rules th:nth-child(1) { width: 2.6em; padding-right: 8px; } .rules th:nth-child(2) { width: 39%; }
.rules th:nth-child(4) { width: 17%; } .rules th:nth-child(5) { width: 9.5%; }
.rules.quoted th:nth-child(2) { width: 21%; } .rules.quoted th:nth-child(4) { width: 16%; } .rules.quoted th:nth-child(5) { width: 14%; }
.findings { font-size: 13px; table-layout: fixed; } .findings th:nth-child(1) { width: 4.2em; } .findings td:first-child { white-space: nowrap; padding-right: 0; } .findings th:nth-child(2) { width: 32%; } .findings th:nth-child(3) { width: 28%; }
section > .open-findings { columns: 2; column-gap: 24px; font-size: 12px; padding: 0 0 0 10px; list-style: none; border-left: 4px solid var(--advises); }
.open-findings.open { color: inherit; border-left-color: var(--cannot-tell); } .open-findings li { padding: 2px 0 5px; overflow-wrap: anywhere; orphans: 2; widows: 2; } .open-findings.short li { break-inside: avoid; padding: 2px 0; } .open-findings .head { break-after: avoid; break-inside: avoid; }
section > .questions { columns: 3; column-gap: 24px; font-size: 12px; list-style: none; padding: 0; } .questions li { break-inside: avoid; padding: 1px 0; }
.open-findings q { quotes: none; } .open-findings .url { font-size: inherit; } .days { font-size: 14px; }
.findings { color: inherit; border-left: 4px solid var(--advises); } .findings td:first-child, .findings th:first-child { padding-left: 8px; }
.findings.blocks { border-left-color: var(--blocked); } .findings.asks { border-left-color: var(--act); }
.said { font-weight: 600; } .said.breach { color: var(--blocked); } .said.cannot-tell { color: var(--cannot-tell); } .said.complies { color: var(--clear); }
.said.out-of-scope { color: var(--faint); font-weight: 400; }
.code, pre { font-size: 12px; overflow-wrap: anywhere; } pre { white-space: pre-wrap; border: 1px solid var(--line); padding: 8px 12px; margin: 0; font-family: inherit; } pre span { display: inline-block; max-width: 100%; } .lines pre { columns: 2; }
.signature table { table-layout: fixed; } .signature td { border: 1px solid var(--line); padding: 12px 16px; }
.signature dl { display: grid; grid-template-columns: max-content 1fr; gap: 10px 12px; margin: 10px 0; } .signature dt { color: var(--faint); }
.signature dd { margin: 0; border-bottom: 1px solid var(--ink); } .signature footer { margin-top: 8px; padding-top: 0; border: 0; } .stamp { color: var(--faint); text-align: center; padding: 16px 0 14px; margin: 0; }
@page { size: A4; margin: 16mm 15mm 19mm;
  @bottom-left { content: 'Sextant'; font: 7pt/1.4 Arial, sans-serif; color: #59606a; white-space: pre; text-align: left; width: 80%; vertical-align: top; padding-top: 3mm; }
  @bottom-right { content: counter(page) ' / ' counter(pages); font: 7pt/1.4 Arial, sans-serif; color: #59606a; text-align: right; width: 20%; vertical-align: top; padding-top: 3mm; } }
@media print {
  body { font-size: 9pt; line-height: 1.35; } main { max-width: none; padding: 0 1px; }
  h1 { font-size: 17pt; } h2 { font-size: 13pt; margin-top: 16pt; } h3 { font-size: 12pt; margin-top: 14pt; } h4, h5 { font-size: 10pt; } h4 { margin-top: 10pt; margin-bottom: 4pt; }
  .meta { break-inside: avoid; } table, article dl { font-size: 8.5pt; } article { padding: 6px 10px; margin-bottom: 6px; } article dl { gap: 2px 10px; }
  .brand { letter-spacing: 0; }
  article { break-inside: avoid; } article dt, article dd { break-inside: avoid; }
  article dt:last-of-type, article dd:last-of-type { break-before: avoid; } .signature { break-inside: avoid; } .signature h2 { break-after: avoid; }
  thead { display: table-header-group; } .findings, section > .open-findings, section > .questions { font-size: 7.5pt; line-height: 1.3; } .rules { font-size: 7pt; line-height: 1.25; } .rules td { padding: 2px 10px 2px 0; }
  section > .open-findings { line-height: 1.28; } .code, pre { font-size: 7.5pt; line-height: 1.25; }
  .verdict.big strong { font-size: 20pt; } .verdict.big span { font-size: 12pt; } .days { font-size: 9pt; } .answer .goods, .counts td { font-size: 12pt; }
  .meta, .small, .legal, .contents ul, .facts, .reach, th, article dt, dd.faint, footer { font-size: 8pt; } .url, .tag { font-size: 7.5pt; } th, td { padding: 4px 10px 4px 0; }
  .matrix td .small { font-size: 7pt; } .matrix td { line-height: 1.2; padding: 3px 8px 3px 0; }
  a { color: inherit; text-decoration: none; }
  p { orphans: 3; widows: 3; }
}
</style>`
