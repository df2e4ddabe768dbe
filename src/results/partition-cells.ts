import { sortKey } from '#kernel/russian-text'
import { totalCounts } from './add-counts.ts'
import type { AnalysisGroup, AnalysisQuestion } from './analysis-model.ts'
import type { FrameCell } from './load-frame.ts'
import type { CellCounts } from './model.ts'

/** A municipality, a school or a class with all its works. */
export interface Part {
  readonly group: AnalysisGroup
  readonly counts: CellCounts
  readonly path: string
}

/** Pure. Cells put together by municipality, school or class; municipalities and schools stay in the order of the cells. */
export function partitionCells(cells: readonly FrameCell[], by: AnalysisQuestion['by']): Part[] {
  const ordered = by === 'class' ? cells.toSorted(byClassLabel) : cells
  const lists = new Map<string, FrameCell[]>()
  for (const cell of ordered) {
    const key =
      by === 'municipality' ? cell.municipality : by === 'school' ? cell.school : `${cell.school} ${cell.classLabel}`
    const list = lists.get(key)
    if (list === undefined) lists.set(key, [cell])
    else list.push(cell)
  }
  return [...lists.values()].flatMap((list) => {
    const [first] = list
    const counts = totalCounts(list.map((cell) => cell.counts))
    return first === undefined || counts === undefined
      ? []
      : [{ group: groupOf(first, by), counts, path: pathOf(first, by) }]
  })
}

function groupOf(cell: FrameCell, by: AnalysisQuestion['by']): AnalysisGroup {
  if (by === 'municipality') {
    return { level: 'municipality', node: cell.municipality, name: cell.municipalityName, from: 'works' }
  }
  if (by === 'school') return { level: 'school', node: cell.school, name: cell.schoolName, from: 'works' }
  const name = cell.classLabel === '' ? 'Класс не указан' : `Класс ${cell.classLabel}`
  return { level: 'class', node: cell.school, name, from: 'works' }
}

function pathOf(cell: FrameCell, by: AnalysisQuestion['by']): string {
  // The path of the municipality is that of its school without the last step.
  return by === 'municipality' ? cell.path.replace(/[^/]+\/$/, '') : cell.path
}

function byClassLabel(one: FrameCell, other: FrameCell): number {
  const [left, right] = [sortKey(one.classLabel), sortKey(other.classLabel)]
  return left < right ? -1 : left > right ? 1 : 0
}
