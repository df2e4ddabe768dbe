import { type Sheet, columnLetter } from '#tabular'
import type { CountShare, Finding, GroupRef, Place, StagedAggregate } from '../staged.ts'
import { cellText } from './cell-text.ts'
import { findFederalCode } from './federal-code.ts'
import { errorAt } from './finding-rules.ts'
import { readGroup } from './group-ref.ts'
import { columnOf, type ReadColumn, repeatsHeader } from './header-columns.ts'
import { headerKey } from './header-key.ts'
import { titleLines } from './heading-block.ts'
import { judgeShares } from './judge-shares.ts'
import { type GroupRowsReading, schoolsOf } from './read-group-rows.ts'
import { readCount, readPercent, shareOf, shareUnit } from './read-share-cell.ts'
import type { SheetLayout } from './report-reader.ts'

type Outcome = 'lower' | 'equal' | 'higher' | 'total'

interface Block {
  readonly group: GroupRef | 'unknown'
  readonly row: number
  readonly outcomes: Map<
    Outcome,
    { readonly count: number | undefined; readonly percent: number | undefined; readonly row: number }
  >
}

/** Long form: under the name of each group the rows Понизили, Подтвердили, Повысили, Всего with a count and a percent. */
export function readLongComparison(sheet: Sheet, layout: SheetLayout): GroupRowsReading {
  const blocks = readBlocks(sheet, layout)
  const percents = percentColumn(layout.columns)!
  const unit = shareUnit(blocks.flatMap(({ outcomes }) => [...outcomes.values()].map(({ percent }) => percent)))
  const aggregates: StagedAggregate[] = []
  const findings: Finding[] = []
  for (const block of blocks) {
    const place = (row: number): Place => ({ sheet: sheet.name, row, column: columnLetter(percents) })
    if (block.group === 'unknown') {
      const mend = 'Допишите строку с названием и кодом группы, например «(reg99_m001)» или логин школы'
      findings.push(
        errorAt(
          'group-unknown',
          place(block.row),
          'Не сказано, чьи это результаты: над строкой «Понизили» нет названия группы',
          mend,
        ),
      )
      continue
    }
    const [lower, equal, higher] = (['lower', 'equal', 'higher'] as const).map((outcome): CountShare | undefined => {
      const found = block.outcomes.get(outcome)
      const percent = found?.percent
      if (found !== undefined && percent !== undefined && percent >= 0 && percent <= unit) {
        return { count: found.count ?? 'unknown', share: shareOf(percent, unit) }
      }
      const what =
        found === undefined
          ? `нет строки «${outcomeNames[outcome]}»`
          : `в строке «${outcomeNames[outcome]}» нет процента от 0 до 100`
      findings.push(
        errorAt(
          'performance-unreadable',
          place(found?.row ?? block.row),
          `${block.group === 'unknown' ? '' : block.group.name}: ${what}`,
          'Выгрузите отчёт заново',
        ),
      )
      return undefined
    })
    if (lower === undefined || equal === undefined || higher === undefined) continue
    findings.push(...judgeShares([lower.share, equal.share, higher.share], place(block.row), block.group.name))
    aggregates.push({
      row: block.row,
      sheet: sheet.name,
      group: block.group,
      participants: block.outcomes.get('total')?.count ?? 'unknown',
      values: { kind: 'register-comparison', lower, equal, higher },
    })
  }
  const named = blocks.flatMap(({ group }) => (group === 'unknown' ? [] : [{ group }]))
  return { aggregates, findings, dataRows: blocks.length, schools: schoolsOf(named) }
}

const outcomeNames = { lower: 'Понизили', equal: 'Подтвердили', higher: 'Повысили' } as const

function readBlocks(sheet: Sheet, layout: SheetLayout): readonly Block[] {
  const names = columnOf(layout.columns, 'group') ?? 0
  const counts = columnOf(layout.columns, 'participants')
  const percents = percentColumn(layout.columns)!
  const blocks: Block[] = []
  // A report of one group may name it only above the table.
  let group: GroupRef | 'unknown' =
    titleLines(sheet, layout.headerRow)
      .map(findFederalCode)
      .find((code) => code !== undefined) ?? 'unknown'
  let current: Block | undefined
  for (let index = layout.firstRow; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index]!
    const text = cellText(cells[names])
    if (text === '' || repeatsHeader(cells, layout.columns)) continue
    const outcome = outcomeOf(headerKey(cells[names]))
    if (outcome === undefined) {
      group = readGroup(text, blocks.length === 0 ? 'region' : 'municipality')
      current = undefined
      continue
    }
    if (current === undefined || current.outcomes.has(outcome)) {
      current = { group, row: index + 1, outcomes: new Map() }
      blocks.push(current)
    }
    current.outcomes.set(outcome, {
      count: readCount(cells[counts ?? -1]),
      percent: readPercent(cells[percents]),
      row: index + 1,
    })
  }
  return blocks
}

function outcomeOf(key: string): Outcome | undefined {
  if (key.startsWith('понизили')) return 'lower'
  if (key.startsWith('подтвердили')) return 'equal'
  if (key.startsWith('повысили')) return 'higher'
  return /^(всего|итого)/.test(key) ? 'total' : undefined
}

/** The column headed `%`, alone or with words. */
export function percentColumn(columns: readonly ReadColumn[]): number | undefined {
  return columns.find(({ header, holds }) => holds === 'unknown' && /%|^доля/i.test(header))?.column
}
