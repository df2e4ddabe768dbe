import {
  drawDynamics,
  drawMarkShares,
  drawRegisterComparison,
  drawScoreHistogram,
  drawTaskByMark,
  drawTaskPerformance,
} from '#documents'
import type {
  AnalysisTable,
  Dynamics,
  GroupRow,
  MarkFigures,
  RegisterFigures,
  ScoreFigures,
  TaskByMarkTable,
  TaskTable,
} from '#results/model'
import { type FigurePair, pairOf } from '../../ui/figure.tsx'

/** Figures of the analysis page: tables in, pictures with their table twins out. `none` where there is nothing to draw. */
export function drawMarks(rows: readonly GroupRow<MarkFigures>[]): FigurePair | 'none' {
  if (rows.length === 0) return 'none'
  return pairOf((size) =>
    drawMarkShares(
      rows.map(({ group, figures }) => ({
        label: group.name,
        works: figures === 'hidden' || figures.marked === 'unknown' ? 0 : figures.marked,
        shares: figures === 'hidden' ? 'too-few' : figures.shares,
      })),
      size,
    ),
  )
}

export function drawScores(
  table: AnalysisTable<ScoreFigures>,
  own: GroupRow<ScoreFigures> | undefined,
): FigurePair | 'none' {
  if (own === undefined || own.figures === 'hidden' || own.figures.counts === 'unknown') return 'none'
  const { counts } = own.figures
  const { scale } = table.assessment
  return pairOf((size) => drawScoreHistogram({ counts, ...(scale === 'missing' ? {} : { cuts: scale }) }, size))
}

export function drawRegister(rows: readonly GroupRow<RegisterFigures>[]): FigurePair | 'none' {
  if (rows.length === 0) return 'none'
  return pairOf((size) =>
    drawRegisterComparison(
      rows.map(({ group, figures }) => ({
        label: group.name,
        works: figures === 'hidden' || figures.compared === 'unknown' ? 0 : figures.compared,
        shares: figures === 'hidden' ? 'too-few' : [figures.lower.share, figures.equal.share, figures.higher.share],
      })),
      size,
    ),
  )
}

export function drawTasks(
  table: TaskTable,
  own: GroupRow<TableFigures> | undefined,
  wider: GroupRow<TableFigures> | undefined,
): FigurePair | 'none' {
  if (own === undefined || own.figures === 'hidden' || table.tasks.length === 0) return 'none'
  const figures = own.figures
  const reference = wider === undefined || wider.figures === 'hidden' ? undefined : wider.figures
  return pairOf((size) =>
    drawTaskPerformance(
      {
        ownLabel: own.group.name,
        referenceLabel: wider?.group.name ?? 'нет данных для сравнения',
        zones: {
          basic: [table.zones.basic.insufficient, table.zones.basic.sufficient],
          advanced: [table.zones.advanced.insufficient, table.zones.advanced.sufficient],
          high: [table.zones.advanced.insufficient, table.zones.advanced.sufficient],
        },
        rows: table.tasks.flatMap((task, index) => {
          const share = figures.tasks[index] ?? 'unknown'
          if (share === 'unknown') return []
          return [{ label: task.label, level: task.level, share, reference: reference?.tasks[index] ?? 'unknown' }]
        }),
      },
      size,
    ),
  )
}

type TableFigures = Exclude<TaskTable['rows'][number]['figures'], 'hidden'>

export function drawTasksByMark(table: TaskByMarkTable | 'none'): FigurePair | 'none' {
  if (table === 'none' || table.tasks.length === 0) return 'none'
  return pairOf((size) =>
    drawTaskByMark(
      {
        tasks: table.tasks.map((task) => task.label),
        groups: table.rows.map(({ mark, figures }) => ({
          mark,
          works: figures === 'hidden' || figures.participants === 'unknown' ? 0 : figures.participants,
          shares:
            figures === 'hidden' || figures.tasks.includes('unknown')
              ? 'too-few'
              : figures.tasks.filter((share) => share !== 'unknown'),
        })),
      },
      size,
    ),
  )
}

export function drawQuality(dynamics: Dynamics): FigurePair | 'none' {
  const shown = dynamics.years.filter(({ figures }) => figures !== 'none' && figures !== 'hidden')
  if (shown.length < 2) return 'none'
  return pairOf((size) =>
    drawDynamics(
      {
        measure: 'Качество (доля «4» и «5»)',
        years: dynamics.years.map(({ year }) => year),
        groups: [
          {
            label: dynamics.group.name,
            values: dynamics.years.map(({ figures }) =>
              figures === 'none' || figures === 'hidden'
                ? 'none'
                : { share: figures.quality, works: figures.marked === 'unknown' ? 0 : figures.marked },
            ),
          },
        ],
      },
      size,
    ),
  )
}
