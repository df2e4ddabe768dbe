import { counted, formatNumber } from '#kernel/russian-text'
import type { AnalysisTable, GroupRow } from './analysis-model.ts'
import { gatherGroups, type GatheredGroup, type SizeOf } from './gather-groups.ts'
import type { AnalysisFrame } from './load-frame.ts'
import type { LoadedAggregate } from './load-aggregates.ts'
import type { CellCounts } from './model.ts'

/** How one kind of analysis makes its figures; `none` where there is nothing to make them from. */
export interface FiguresOf<Figures> {
  /** Works behind the figures. */
  readonly size: SizeOf
  readonly fromCounts: (counts: CellCounts) => Figures | 'none'
  readonly fromReport: (line: LoadedAggregate) => Figures | 'none'
}

/** Pure. The rows of a frame with their figures: wider groups, the node itself, the groups of the node. */
export function tableOfGroups<Figures>(frame: AnalysisFrame, figuresOf: FiguresOf<Figures>): AnalysisTable<Figures> {
  const { wider, own, groups } = gatherGroups(frame, figuresOf.size)
  const rows: GroupRow<Figures>[] = []
  let silent = 0
  for (const { group, source, hidden } of [...wider, ...(own === 'none' ? [] : [own]), ...groups]) {
    const figures = hidden ? 'hidden' : figuresOfSource(source, figuresOf)
    if (figures === 'none') silent++
    else rows.push({ group, figures })
  }
  const notes: string[] = []
  if (rows.some((row) => row.figures === 'hidden')) notes.push(hiddenNote(frame.question.shield.threshold))
  if (silent > 0) notes.push(`Без данных для этой таблицы: ${counted(silent, 'группа', 'группы', 'групп')}.`)
  return { assessment: frame.assessment, filter: filterLine(frame), base: baseOf(own), rows, notes }
}

/** «ВПР · 2025 · 4 класс · Математика · Город Заречный». */
export function filterLine({ assessment, node }: Pick<AnalysisFrame, 'assessment' | 'node'>): string {
  const { procedure, year, grade, subject } = assessment
  return [procedure, year, `${grade}\u00a0класс`, subject, node.shortName].join(' · ')
}

export function hiddenNote(threshold: number): string {
  return `Скрыты группы, в которых меньше ${formatNumber(threshold)}\u00a0участников, и те, по которым их показатели можно вычислить.`
}

/** Works of the node itself. */
export function baseOf(own: GatheredGroup | 'none'): number | 'hidden' {
  if (own === 'none') return 0
  if (own.hidden) return 'hidden'
  if ('counts' in own.source) return own.source.counts.works
  return own.source.report.participants === 'unknown' ? 0 : own.source.report.participants
}

export function figuresOfSource<Figures>(
  source: GatheredGroup['source'],
  figuresOf: FiguresOf<Figures>,
): Figures | 'none' {
  if ('report' in source) return figuresOf.fromReport(source.report)
  return figuresOf.size(source.counts) === 0 ? 'none' : figuresOf.fromCounts(source.counts)
}
