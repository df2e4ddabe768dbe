import { searchKey } from '#kernel/russian-text'
import type { OrganisationNode } from '#organisations/model'
import { totalCounts } from './add-counts.ts'
import type { AnalysisGroup, ShieldRule } from './analysis-model.ts'
import type { LoadedAggregate } from './load-aggregates.ts'
import type { AnalysisFrame } from './load-frame.ts'
import type { CellCounts } from './model.ts'
import { type Part, partitionCells } from './partition-cells.ts'
import { shieldGroups, type Shielding } from './shield-groups.ts'

/** A row of a table before its figures: counted from works, or taken from reports. */
export interface GatheredGroup {
  readonly group: AnalysisGroup
  readonly source: { readonly counts: CellCounts } | { readonly report: LoadedAggregate }
  readonly hidden: boolean
}

export interface Gathered {
  /** The country and the region by reports, then the municipality of a school. */
  readonly wider: readonly GatheredGroup[]
  readonly own: GatheredGroup | 'none'
  readonly groups: readonly GatheredGroup[]
}

/** Works behind the figures of a group: what the shield compares with the threshold. */
export type SizeOf = (counts: CellCounts) => number

/** Pure. The rows of a table in their order, with what must be hidden from the viewer. */
export function gatherGroups(frame: AnalysisFrame, sizeOf: SizeOf): Gathered {
  const { node, cells, question } = frame
  const rule = question.shield
  const ownCells = node.kind === 'school' ? cells.filter((cell) => cell.school === node.id) : cells
  const rows = [...countedRows(partitionCells(ownCells, question.by), sizeOf), ...reportedRows(frame)]
  const shielding = shieldRows(rows, rule)
  const siblings = node.kind === 'school' ? shieldSiblings(frame, sizeOf) : { self: false, total: false }
  const own = ownRow(frame, totalCounts(ownCells.map((cell) => cell.counts)), sizeOf)
  const ownOpen = isOpen(rule, node.path)
  const ownHidden = !ownOpen && (shielding.totalHidden || siblings.self || (own !== 'none' && isSmall(own.size, rule)))
  return {
    wider: [...widerByReport(frame), ...widerByWorks(frame, siblings.total)],
    own: own === 'none' ? 'none' : { group: own.group, source: own.source, hidden: ownHidden },
    groups: rows.map(({ group, source, path }, index) => {
      // All parts of a hidden whole are hidden: together they are the whole.
      const hidden = shielding.hidden[index]! || (ownHidden && !isOpen(rule, path))
      return { group, source, hidden }
    }),
  }
}

export function isOpen(rule: ShieldRule, path: string): boolean {
  return rule.open === 'all' || rule.open.some((id) => path.split('/').includes(id))
}

interface Row extends Omit<GatheredGroup, 'hidden'> {
  readonly size: number
  readonly path: string
}

function countedRows(parts: readonly Part[], sizeOf: SizeOf): Row[] {
  return parts.map(({ group, counts, path }) => ({ group, source: { counts }, size: sizeOf(counts), path }))
}

/** Schools of the node that only a report names: there are no works of them to count. */
function reportedRows(frame: AnalysisFrame): Row[] {
  if (frame.question.by !== 'school' || frame.node.kind === 'school') return []
  const counted = new Set(frame.cells.map((cell) => cell.school))
  const lines = new Map(
    frame.aggregates.filter((line) => line.group.level === 'school').map((line) => [line.group.code, line]),
  )
  return frame.schools.flatMap((school) => {
    const report = lines.get(school.code)
    if (report === undefined || counted.has(school.id)) return []
    const group = { level: 'school', node: school.id, name: school.shortName, from: 'report' } as const
    return [{ group, source: { report }, size: reportedSize(report), path: school.path }]
  })
}

/** A report that does not say how many there were might speak of one: it is hidden from those outside. */
function reportedSize(report: LoadedAggregate): number {
  return report.participants === 'unknown' ? 1 : report.participants
}

function isSmall(size: number, rule: ShieldRule): boolean {
  return size > 0 && size < rule.threshold
}

function shieldRows(rows: readonly Pick<Row, 'size' | 'path'>[], rule: ShieldRule): Shielding {
  return shieldGroups(
    rows.map((row) => ({ size: row.size, open: isOpen(rule, row.path) })),
    rule.threshold,
  )
}

/** A school hidden in the table of its municipality is hidden on its own page too, and so is a total that betrays it. */
function shieldSiblings(frame: AnalysisFrame, sizeOf: SizeOf): { self: boolean; total: boolean } {
  const rows = countedRows(partitionCells(frame.cells, 'school'), sizeOf)
  const { hidden, totalHidden } = shieldRows(rows, frame.question.shield)
  return { self: hidden[rows.findIndex((row) => row.group.node === frame.node.id)] ?? false, total: totalHidden }
}

function ownRow(frame: AnalysisFrame, total: CellCounts | undefined, sizeOf: SizeOf): Row | 'none' {
  const { node } = frame
  const group: AnalysisGroup = { level: node.kind, node: node.id, name: node.shortName, from: 'works' }
  if (total !== undefined) return { group, source: { counts: total }, size: sizeOf(total), path: node.path }
  const report = reportOf(frame, node)
  if (report === undefined) return 'none'
  return { group: { ...group, from: 'report' }, source: { report }, size: reportedSize(report), path: node.path }
}

function widerByWorks(frame: AnalysisFrame, hidden: boolean): GatheredGroup[] {
  if (frame.node.kind !== 'school') return []
  return partitionCells(frame.cells, 'municipality').map(({ group, counts, path }) => ({
    group,
    source: { counts },
    hidden: hidden && !isOpen(frame.question.shield, path),
  }))
}

function widerByReport(frame: AnalysisFrame): GatheredGroup[] {
  const rows: GatheredGroup[] = []
  const all = frame.aggregates.find((line) => line.group.level === 'all')
  const whole: AnalysisGroup = { level: 'all', node: 'none', name: 'Вся выборка', from: 'report' }
  if (all !== undefined) rows.push({ group: whole, source: { report: all }, hidden: false })
  if (frame.region === 'none' || frame.node.kind === 'region') return rows
  const report = reportOf(frame, frame.region)
  const region: AnalysisGroup = { level: 'region', node: frame.region.id, name: frame.region.shortName, from: 'report' }
  if (report !== undefined) rows.push({ group: region, source: { report }, hidden: false })
  return rows
}

function reportOf(frame: AnalysisFrame, node: OrganisationNode): LoadedAggregate | undefined {
  const lines = frame.aggregates.filter((line) => line.group.level === node.kind)
  return (
    lines.find((line) => line.group.code === node.code) ??
    lines.find((line) => line.group.code === 'unknown' && searchKey(line.group.name) === searchKey(node.name))
  )
}
