import type { GroupRow, PlannedFigures, PlannedTable, TaskByMarkTable, TaskFigures, TaskTable } from '#results/model'
import type { PlannedResults, TaskAnalysis, TaskSharesOfMark } from '../model.ts'
import { splitRows } from './split-rows.ts'

type Scope = 'municipality' | 'school'

/** Missing where no task scores are known, and where a report does not say of how many works its shares are. */
export function mapTasks(table: TaskTable, byMark: TaskByMarkTable | 'none', scope: Scope): TaskAnalysis | 'missing' {
  const { own, references } = splitRows(table.rows, scope)
  const figures = shownFigures(own)
  if (figures === 'none' || figures.participants === 'unknown' || table.tasks.length === 0) return 'missing'
  const shown = shownRows(references)
  const { basic, advanced, source } = table.zones
  const advancedZone = [advanced.insufficient, advanced.sufficient] as const
  return {
    works: figures.participants,
    references: shown.map(referenceOf),
    rows: table.tasks.map(({ label, level, max, plannedResult }, task) => ({
      label,
      level,
      max,
      checks: plannedResult ?? '',
      share: figures.tasks[task] ?? 'unknown',
      notAttempted: figures.notAttempted[task] ?? 'unknown',
      references: shown.map((row) => row.figures.tasks[task] ?? 'unknown'),
    })),
    byMark: byMark === 'none' ? [] : byMark.rows.map(sharesOfMark),
    zones: { basic: [basic.insufficient, basic.sufficient], advanced: advancedZone, high: advancedZone },
    zonesSource: source.text.replace(/\.$/, ''),
  }
}

function sharesOfMark({ mark, figures }: TaskByMarkTable['rows'][number]): TaskSharesOfMark {
  const shares = figures === 'hidden' ? [] : figures.tasks.filter((share) => share !== 'unknown')
  if (figures === 'hidden' || shares.length < figures.tasks.length) return { mark, works: 'unknown', shares: 'hidden' }
  return { mark, works: figures.participants, shares }
}

export function mapPlanned(table: PlannedTable, scope: Scope): PlannedResults | 'missing' {
  const { own, references } = splitRows(table.rows, scope)
  const figures = shownFigures(own)
  if (figures === 'none' || figures.participants === 'unknown' || table.results.length === 0) return 'missing'
  const shown = shownRows(references)
  return {
    works: figures.participants,
    references: shown.map(referenceOf),
    rows: table.results.map(({ text, tasks }, result) => ({
      text,
      tasks,
      share: figures.shares[result] ?? 'unknown',
      references: shown.map((row) => row.figures.shares[result] ?? 'unknown'),
    })),
  }
}

type ShownRow<Figures> = GroupRow<Figures> & { readonly figures: Figures }

function shownRows<Figures>(rows: readonly GroupRow<Figures>[]): ShownRow<Figures>[] {
  return rows.filter((row): row is ShownRow<Figures> => row.figures !== 'hidden')
}

function shownFigures<Figures>(row: GroupRow<Figures> | 'none'): Figures | 'none' {
  return row === 'none' || row.figures === 'hidden' ? 'none' : row.figures
}

function referenceOf({ group, figures }: ShownRow<TaskFigures | PlannedFigures>) {
  return { label: group.name, works: figures.participants }
}
