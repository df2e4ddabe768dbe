import type { Mark } from '#procedures/model'
import { type Sheet, columnLetter } from '#tabular'
import type { Finding, GroupRef, MarkGroupShares, StagedAggregate } from '../staged.ts'
import { cellText } from './cell-text.ts'
import { errorAt } from './finding-rules.ts'
import { readGroup } from './group-ref.ts'
import { columnOf, repeatsHeader } from './header-columns.ts'
import { headerKey } from './header-key.ts'
import { markOfGroup } from './mark-groups.ts'
import { readCount, readPercent, shareOf, shareUnit } from './read-share-cell.ts'
import type { SheetLayout } from './report-reader.ts'

interface Block {
  readonly group: GroupRef
  readonly row: number
  participants: number
  counted: boolean
  readonly rows: Map<Mark, readonly (number | undefined)[]>
}

/** Tasks in columns; under the name of each group one row per mark, «Ср.% вып. уч. гр.баллов 2» and so on. */
export function readMarkRows(sheet: Sheet, layout: SheetLayout) {
  const tasks = layout.columns.filter(({ task, holds }) => task !== undefined && holds === 'unknown')
  const findings: Finding[] = []
  const blocks = readBlocks(
    sheet,
    layout,
    tasks.map(({ column }) => column),
    findings,
  )
  const unit = shareUnit(blocks.flatMap(({ rows }) => [...rows.values()].flat()))
  const aggregates = blocks
    .filter(({ rows }) => rows.size > 0)
    .map((block): StagedAggregate => ({
      row: block.row,
      sheet: sheet.name,
      group: block.group,
      participants: block.counted ? block.participants : 'unknown',
      values: {
        kind: 'task-performance-by-mark',
        tasks: tasks.map(({ task }, index) => {
          const share = (mark: Mark): number | 'none' => {
            const percent = block.rows.get(mark)?.[index]
            return percent === undefined ? 'none' : shareOf(percent, unit)
          }
          const shares: MarkGroupShares = [share(2), share(3), share(4), share(5)]
          return { label: task!.label, shares }
        }),
      },
    }))
  return { aggregates, findings, dataRows: blocks.reduce((total, { rows }) => total + rows.size, 0) }
}

function readBlocks(
  sheet: Sheet,
  layout: SheetLayout,
  columns: readonly number[],
  findings: Finding[],
): readonly Block[] {
  const names = columnOf(layout.columns, 'group') ?? 0
  const counts = columnOf(layout.columns, 'participants')
  const blocks: Block[] = []
  for (let index = layout.firstRow; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index]!
    const text = cellText(cells[names])
    if (text === '' || headerKey(text).startsWith('макс') || repeatsHeader(cells, layout.columns)) continue
    const mark = markOfGroup(text)
    const count = readCount(cells[counts ?? -1])
    if (mark === undefined) {
      const group = readGroup(text, blocks.length <= 1 ? 'region' : 'municipality')
      blocks.push({ group, row: index + 1, participants: count ?? 0, counted: count !== undefined, rows: new Map() })
      continue
    }
    const block = blocks.at(-1)
    if (block === undefined) {
      const place = { sheet: sheet.name, row: index + 1, column: columnLetter(names) }
      findings.push(
        errorAt(
          'group-unknown',
          place,
          `Не сказано, чьи это результаты: над строкой «${text}» нет названия группы`,
          'Допишите строку с названием и кодом группы',
        ),
      )
      continue
    }
    block.rows.set(
      mark,
      columns.map((column) => readCell(sheet.name, index + 1, column, cells[column], findings)),
    )
  }
  return blocks
}

function readCell(
  sheet: string,
  row: number,
  column: number,
  cell: Sheet['rows'][number][number] | undefined,
  findings: Finding[],
) {
  const text = cellText(cell)
  if (text === '' || /^[-–—]$/.test(text)) return undefined
  const percent = readPercent(cell)
  if (percent !== undefined && percent >= 0 && percent <= 100) return percent
  const what = `«${text}» — не процент от 0 до 100`
  findings.push(
    errorAt(
      'performance-unreadable',
      { sheet, row, column: columnLetter(column) },
      what,
      'Выгрузите отчёт заново или исправьте число',
    ),
  )
  return undefined
}
