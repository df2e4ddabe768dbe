import type { Block, DocumentModel, TableCell, TableColumn } from '#documents'
import type { ColumnRole } from '#plan/model'
import { annexColumns, cellText } from './annex-columns.ts'
import type { AnnexRow, PlanAnnexData } from './annex-data.ts'
import { columnWeights } from './column-weights.ts'
import { annexLines, periodLine } from './annex-words.ts'

/** Pure. The plan by itself, on pages that lie on their side: the stamp of the annex, the title, the table. */
export function composePlanAnnex(data: PlanAnnexData): DocumentModel {
  return {
    properties: {
      title: data.plan.title,
      subject: 'Приложение к приказу',
      author: data.letterhead.organisation,
      createdAt: data.preparedAt,
    },
    style: data.style,
    letterhead: 'none',
    requisites: 'none',
    orientation: 'landscape',
    blocks: [{ kind: 'approval', lines: annexLines(data) }, ...annexBlocks(data)],
  }
}

/** Title and table of the plan, without the stamp over them. */
export function annexBlocks({ plan, rows, columns: own }: PlanAnnexData): readonly Block[] {
  const columns = annexColumns(rows, own)
  const period = periodLine(plan)
  const weights = columnWeights(
    columns.map(({ role, heading }) => [heading, ...rows.map((row) => cellText(row, role))]),
  )
  const title = (text: string): Block => ({
    kind: 'paragraph',
    runs: [{ text, bold: true }],
    align: 'centre',
    indent: false,
    keepWithNext: true,
  })
  return [
    ...plan.title.split('\n').map(title),
    ...(period === '' ? [] : [title(period)]),
    {
      kind: 'table',
      columns: columns.map(({ role }, column): TableColumn => ({
        weight: weights[column] ?? 1,
        align: role === 'number' ? 'centre' : 'left',
      })),
      header: [columns.map(({ heading }) => heading)],
      rows: tableRows(
        rows,
        columns.map(({ role }) => role),
      ),
    },
  ]
}

/** A title of a section stands over the whole width before the rows that belong to it. */
function tableRows(rows: readonly AnnexRow[], roles: readonly ColumnRole[]): TableCell[][] {
  let section: string | null = null
  return rows.flatMap((row) => {
    const cells = roles.map((role) => cellText(row, role))
    const opens = row.section !== null && row.section !== section
    section = row.section
    if (!opens) return [cells]
    const title: TableCell = { runs: [{ text: row.section ?? '', bold: true }], columns: roles.length, align: 'centre' }
    return [[title], cells]
  })
}
