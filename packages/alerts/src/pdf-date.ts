/**
 * The PDF with the instant of the check as its dates, in place of the moment of drawing: the same check then gives the
 * same bytes. Both have one length, so that no offset in the file moves.
 */
export function withDate(pdf: Buffer, checkedAt: string): Buffer {
  const instant = new Date(checkedAt)
  if (Number.isNaN(instant.getTime())) return pdf
  const stamp = `D:${instant.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}+00'00'`
  return Buffer.from(pdf.toString('latin1').replaceAll(/\/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)/g, `/$1 (${stamp})`), 'latin1')
}
