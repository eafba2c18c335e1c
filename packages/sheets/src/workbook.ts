import { posix } from 'node:path'
import { type Archive, openArchive } from './archive.ts'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'
import type { DaySystem } from './serial-day.ts'
import { noStrings, readSharedStrings, type SharedStrings } from './shared-strings.ts'
import { type CellFormat, readStyles } from './styles.ts'
import { readWholeXml } from './xml.ts'

export interface Workbook {
  archive: Archive
  sheets: { name: string; isHidden: boolean; part: string }[]
  strings: SharedStrings
  /** By cell format. */
  formats: readonly CellFormat[]
  daySystem: DaySystem
}

const SAVE_AS = 'save it as .xlsx (Excel workbook)'

/** Opens a workbook and reads what all its sheets share. Links to other files are never followed. */
export async function openWorkbook(bytes: Uint8Array, file: string): Promise<Workbook> {
  const archive = await openArchive(bytes, file)
  await refuseOthers(archive, file)
  const main = (await relationsOf(archive, '', file)).find(({ type }) => type.endsWith('/officeDocument'))?.part ?? 'xl/workbook.xml'
  const relations = await relationsOf(archive, main, file)
  const { named, daySystem } = await readWorkbookPart(archive, main, file)
  const sheets = named.flatMap(({ id, ...sheet }) => {
    const relation = relations.find((one) => one.id === id)
    // A sheet of charts holds no rows.
    return relation?.type.endsWith('/worksheet') ? [{ ...sheet, part: relation.part }] : []
  })
  if (sheets.length === 0) refuse(file, 'holds no sheet', 'put the table on a sheet')
  const partOf = (kind: string) => archive.open(relations.find(({ type }) => type.endsWith(kind))?.part ?? '')
  const [strings, styles] = [partOf('/sharedStrings'), partOf('/styles')]
  return {
    archive,
    sheets,
    strings: strings ? await readSharedStrings(strings, file) : noStrings,
    formats: styles ? await readStyles(styles, file) : [],
    daySystem,
  }
}

/** Workbooks that are not .xlsx, whatever their file is called. */
async function refuseOthers(archive: Archive, file: string): Promise<void> {
  const has = (pattern: RegExp) => archive.names.some((name) => pattern.test(name))
  let isMacroType = false
  const types = archive.open('[Content_Types].xml')
  if (types) {
    await readWholeXml(types, file, { open: (_, { ContentType = '' }) => void (isMacroType ||= /macroEnabled|vbaProject/i.test(ContentType)) })
  }
  if (isMacroType || has(/(^|\/)(vbaProject\.bin|vbaData\.xml)$|(^|\/)macrosheets\//i)) refuse(file, 'holds macros', `${SAVE_AS}, which leaves them out`)
  if (has(/(^|\/)workbook\.bin$/i)) refuse(file, 'is a binary workbook (.xlsb)', SAVE_AS)
  if (archive.names.includes('content.xml') && archive.names.includes('mimetype')) refuse(file, 'is an OpenDocument file (.ods)', SAVE_AS)
  if (has(/^word\/|^ppt\//)) refuse(file, 'is no spreadsheet', `give a workbook, and ${SAVE_AS}`)
  if (!has(/(^|\/)workbook\.xml$/i)) refuse(file, 'is an archive without a workbook', `give the workbook itself, and ${SAVE_AS}`)
}

interface Relation {
  id: string
  type: string
  part: string
}

/** What a part refers to within the archive; what lies outside it is left where it is. */
async function relationsOf(archive: Archive, part: string, file: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const relations: Relation[] = []
  const parts = archive.open(posix.join(folder, '_rels', `${posix.basename(part)}.rels`))
  if (!parts) return relations
  await readWholeXml(parts, file, {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return
      relations.push({ id: Id, type: Type, part: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target) })
    },
  })
  return relations
}

async function readWorkbookPart(archive: Archive, part: string, file: string): Promise<{ named: { name: string; isHidden: boolean; id: string }[]; daySystem: DaySystem }> {
  const named: { name: string; isHidden: boolean; id: string }[] = []
  let daySystem: DaySystem = 1900
  const parts = archive.open(part)
  if (!parts) refuse(file, 'is an archive without a workbook', `give the workbook itself, and ${SAVE_AS}`)
  await readWholeXml(parts, file, {
    open(name, attributes) {
      if (name === 'workbookPr' && isOn(attributes['date1904'])) daySystem = 1904
      if (name !== 'sheet') return
      if (named.length === limits.sheets) refuse(file, `has more than ${limits.sheets} sheets`, 'give the table in a workbook of its own')
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1]
      named.push({ name: attributes['name'] ?? '', isHidden: (attributes['state'] ?? 'visible') !== 'visible', id: id ?? '' })
    },
  })
  return { named, daySystem }
}

export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
