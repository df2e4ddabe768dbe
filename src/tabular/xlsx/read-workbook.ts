import { refuseDamaged } from '../refusal.ts'
import type { Package } from './open-package.ts'
import { parseXml } from './parse-xml.ts'
import { readRelationships } from './resolve-part.ts'

/** Where the sheets of a workbook live and how its dates are counted. */
export interface WorkbookParts {
  readonly workbook: string
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly sharedStrings: string | undefined
  readonly styles: string | undefined
  readonly countsDaysFrom1904: boolean
}

/** Sheets come in the order of the tabs, hidden ones too; charts without cells are left out. */
export async function readWorkbook(pack: Package): Promise<WorkbookParts> {
  const office = (await readRelationships(pack, '')).find((relation) => relation.type === 'officeDocument')
  const workbook = office?.part ?? 'xl/workbook.xml'
  const relations = await readRelationships(pack, workbook)
  const byId = new Map(relations.map((relation) => [relation.id, relation]))
  const sheets: { name: string; part: string }[] = []
  let countsDaysFrom1904 = false
  await parseXml(pack.stream(workbook), {
    open(tag, attributes) {
      if (tag === 'workbookPr') countsDaysFrom1904 = isTrue(attributes['date1904'])
      if (tag !== 'sheet') return
      const relation = byId.get(relationId(attributes)) ?? refuseDamaged()
      if (relation.type === 'worksheet') sheets.push({ name: attributes['name'] ?? '', part: relation.part })
    },
  })
  const partOf = (type: string): string | undefined => relations.find((relation) => relation.type === type)?.part
  return { workbook, sheets, sharedStrings: partOf('sharedStrings'), styles: partOf('styles'), countsDaysFrom1904 }
}

/** The prefix of `r:id` is a choice of the exporter. */
function relationId(attributes: Readonly<Record<string, string>>): string {
  for (const [name, value] of Object.entries(attributes)) if (name.endsWith(':id')) return value
  return ''
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'
