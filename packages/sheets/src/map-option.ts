/** `--map "Heading=meaning"` on one line, without signs that a shell would read: in headings they say nothing anyway. */
export function mapOption(heading: string, meaning: string): string {
  return `--map "${heading.replaceAll(/["$`\\!]/g, '').replaceAll(/\s+/g, ' ').trim()}=${meaning}"`
}
