import type { Block } from './body.ts'
import type { Words } from './words.ts'

/** The text part: short lines that begin with what matters, readable in any client and aloud. */
export function textFrom(title: string, blocks: readonly Block[], { punctuation }: Words): string {
  return `${[title, ...blocks.map((block) => blockText(block, punctuation))].join('\n\n')}\n`
}

function blockText(block: Block, { clause, colon, openQuote, closeQuote }: Words['punctuation']): string {
  switch (block.kind) {
    case 'lead':
      return `! ${block.text}`
    case 'heading':
      return `== ${block.text} ==`
    case 'orders': {
      const rows = block.rows.flatMap(({ outcome, order, summary, remarks }) => [
        `${outcome}  ${order}${summary === '' ? '' : `  ${summary}`}`,
        ...(remarks.length > 0 ? [`    ${remarks.join(clause)}`] : []),
      ])
      return [...rows, ...block.rest].join('\n')
    }
    case 'ground': {
      const fields = block.fields.flatMap(({ label, tone, values, url }) => {
        const said = tone === 'quote' ? values.map((value) => `${openQuote}${value}${closeQuote}`) : values
        const lines = said.length === 1
          ? [`    ${label}${colon}${said[0]}`]
          : [`    ${label}${colon.trimEnd()}`, ...said.map((value) => `      - ${value}`)]
        return url === undefined ? lines : [...lines, `      ${url}`]
      })
      return [`[${block.number}] ${block.title}${colon}${block.effect}`, ...fields].join('\n')
    }
    case 'list':
      return [block.lead, ...block.items.map((item) => `  - ${item}`)].join('\n')
    case 'remark':
      return block.text
    case 'footer':
      return ['--', ...block.lines, `${block.unsubscribe.label}${colon}${block.unsubscribe.url}`].join('\n')
  }
}
