import { style } from './html.ts'

// Blue, yellow and orange stay apart for whoever does not see red and green; the sign says the same without any colour. The
// fill is the whole answer. What a market says by itself, where the exporting side decides, is a pale box in it, so that no
// eye takes it for the answer.
export const matrixSheet = style(`main { max-width: 1180px; }
.heat, .key .sign, .listed { --blocked-fill: #d55e00; --act-fill: #f0c75e; --open-fill: #d9dce3; --clear-fill: #1d6fb0; }
table.heat { table-layout: fixed; font-size: 11px; margin: 0 0 18px; } .heat .legend { display: none; }
.heat th, .heat td { padding: 2px 1px; text-align: center; border: 1px solid #fff; overflow: hidden; overflow-wrap: normal; }
.heat th { border-bottom: 1px solid var(--ink); font-size: 11px; color: var(--ink); vertical-align: bottom; }
.heat th b { display: block; font-size: 11px; line-height: 1.3; }
.heat th .name { display: inline-block; writing-mode: vertical-rl; font-weight: 400; font-size: 9px; line-height: 1.15; max-height: 104px; padding-top: 2px; }
:not(:lang(zh)) .heat th .name { transform: rotate(180deg); }
.heat col.goods { width: 190px; } .heat th:first-child, .heat td:first-child { text-align: left; overflow-wrap: anywhere; border-bottom: 1px solid var(--line); font-size: 11px; }
.heat td b { font-size: 13px; line-height: 1; } .heat i { font-style: normal; font-size: 9px; margin-left: 1px; }
.heat .own:has(i) { letter-spacing: -.07em; white-space: nowrap; }
.heat small { display: block; font-size: 8px; white-space: nowrap; letter-spacing: -.04em; min-height: 10px; }
.heat .own-side { outline: 2px solid var(--ink); outline-offset: -2px; }
.heat .blocked, .sign.blocked { background: var(--blocked-fill); color: #fff; } .heat .act, .sign.act { background: var(--act-fill); color: #1b1f24; }
.heat .cannot-tell, .sign.cannot-tell { background: var(--open-fill); color: #1b1f24; } .heat .clear, .sign.clear { background: var(--clear-fill); color: #fff; }
.heat .unasked, .sign.unasked { background: #fff; color: var(--faint); border: 1px dashed #9aa0a8; }
.heat .own { display: block; margin: 1px; padding: 0 0 1px; } .key .own, .heat .own { border-radius: 3px; color: #1b1f24; }
.key .own.clear, .heat .own.clear, .listed td.own.clear { background: #cfe3f5; } .key .own.act, .heat .own.act, .listed td.own.act { background: #fbeecb; } .key .own.cannot-tell, .heat .own.cannot-tell, .listed td.own.cannot-tell { background: #f3f4f6; } .key .own.blocked, .heat .own.blocked, .listed td.own.blocked { background: #f6d3bd; } .key .own.unasked, .heat .own.unasked, .listed td.own.unasked { background: #fff; color: var(--faint); }
.heat .export { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: 9px; line-height: 1.15; color: var(--faint); }
.listed { font-size: 12px; } .listed td { padding: 2px 8px 2px 0; } .listed td.fill { padding-left: 6px; border-bottom-color: #fff; } .listed td.blocked { background: var(--blocked-fill); color: #fff; } .listed td.act { background: var(--act-fill); color: #1b1f24; }
.listed td.cannot-tell { background: var(--open-fill); color: #1b1f24; } .listed td.clear { background: var(--clear-fill); color: #fff; } .listed td.fill.unasked, .listed td.fill.none { color: var(--faint); } .listed td.fill.own { color: #1b1f24; } .listed td.fill, .own { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.key { width: auto; } .key td { border: 0; padding: 2px 18px 2px 0; } .key th { padding: 0 18px 2px 0; border: 0; } .key .sign, .key .own { display: inline-block; width: 28px; text-align: center; font-weight: 700; }
.exporting td, .asked td, .reasons td { font-size: 13px; } .reasons { columns: 2; column-gap: 28px; } .asked th.count, .asked td.count { white-space: nowrap; }
.heat td, .key span, .legend b { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
@page { size: A4 landscape; margin: 10mm 10mm 14mm; }
@media print { .brand { display: none; } h1 { font-size: 14pt; } header p, .keys p { font-size: 7pt; line-height: 1.2; margin: 0 0 2pt; } table.key { display: none; } table.heat { font-size: 7pt; break-inside: avoid; break-after: page; margin: 0; } .heat th, .heat td { padding: 0 1px; line-height: 1.1; } .heat td b { font-size: 8.5pt; } .heat i { font-size: 6.5pt; } .heat small { font-size: 6.5pt; min-height: 7pt; line-height: 1; }
  .heat th:first-child, .heat td:first-child { font-size: 7pt; } .heat col.goods { width: 40mm; } .heat .own { margin: 0 1px; padding: 0; } .heat .export { display: block; white-space: nowrap; text-overflow: ellipsis; font-size: 6.5pt; } .heat bdi.goods:has(+ .export) { max-height: 7.7pt; } .listed { font-size: 7pt; } .listed td { padding: 0 6px 0 0; line-height: 1.25; } .heat bdi.goods { display: block; max-height: 15.4pt; overflow: hidden; } .heat th b { font-size: 7.5pt; } .heat th .name { font-size: 6.5pt; max-height: 62pt; }
  .heat .legend { display: table-row; } .heat .legend th:first-child { font-size: 7pt; font-weight: 400; padding-bottom: 2pt; } .legend span { margin-right: 8pt; white-space: nowrap; display: inline-block; } .heat .legend b { display: inline; padding: 0 3pt; }
  .exporting td, .asked td { font-size: 7.5pt; } .exporting .small, .asked .small { font-size: 7pt; } .exporting td, .asked td { padding: 1px 8px 1px 0; line-height: 1.25; }
  .reasons { columns: 3; column-gap: 6mm; } .reasons td, .reasons .small { font-size: 7pt; line-height: 1.2; padding: 1px 4px 1px 0; } }`)
