import type { PdfPage, Ruling } from './pdf-page.ts'

/** A table of a page by its lines: edges of columns from left to right, of rows from top to bottom, and which edges are drawn. */
export interface RuledTable {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** Whether the border right of a column is drawn within a row. */
  readonly closedRight: (row: number, column: number) => boolean
  /** Whether the border under a row is drawn within a column. */
  readonly closedBelow: (row: number, column: number) => boolean
}

const tolerance = 3
/** A page of a plan has some sixty lines once their pieces are joined; a drawing has thousands and is no table. */
const mostRulings = 600

/** Lines that touch each other make one table. */
export function findRuledTables(page: PdfPage): RuledTable[] {
  const horizontal = mergeRulings(page.horizontal)
  const vertical = mergeRulings(page.vertical)
  if (horizontal.length + vertical.length > mostRulings) return []
  return groupTouching(horizontal, vertical)
    .map(({ across, down }) => tableOf(across, down))
    .filter(({ xs, ys }) => xs.length >= 3 && ys.length >= 2)
    .toSorted((a, b) => (b.ys[0] ?? 0) - (a.ys[0] ?? 0))
}

function tableOf(across: readonly Ruling[], down: readonly Ruling[]): RuledTable {
  const xs = positions(down)
  const ys = positions(across).toReversed()
  const covers = (rulings: readonly Ruling[], at: number, middle: number): boolean =>
    rulings.some(
      (line) => Math.abs(line.at - at) <= tolerance && line.from - tolerance <= middle && middle <= line.to + tolerance,
    )
  const middleOf = (edges: readonly number[], index: number): number =>
    ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2
  return {
    xs,
    ys,
    closedRight: (row, column) => covers(down, xs[column + 1] ?? 0, middleOf(ys, row)),
    closedBelow: (row, column) => covers(across, ys[row + 1] ?? 0, middleOf(xs, column)),
  }
}

/** Lines drawn piece by piece, cell by cell or twice become one. */
function mergeRulings(rulings: readonly Ruling[]): Ruling[] {
  const merged: Ruling[] = []
  for (const line of rulings.toSorted((a, b) => a.at - b.at || a.from - b.from).slice(0, mostRulings * 20)) {
    const same = merged.findIndex(
      (each) =>
        Math.abs(each.at - line.at) <= 1.5 && line.from <= each.to + tolerance && each.from <= line.to + tolerance,
    )
    const known = merged[same]
    if (known) merged[same] = { at: known.at, from: Math.min(known.from, line.from), to: Math.max(known.to, line.to) }
    else merged.push(line)
    if (merged.length > mostRulings) break
  }
  return merged
}

function groupTouching(horizontal: readonly Ruling[], vertical: readonly Ruling[]) {
  const groups: { across: Ruling[]; down: Ruling[] }[] = []
  for (const line of vertical) {
    const touched = horizontal.filter((each) => crosses(each, line))
    const known = groups.filter((group) => group.across.some((each) => touched.includes(each)))
    const joined = {
      across: [...new Set([...known.flatMap((group) => group.across), ...touched])],
      down: [...known.flatMap((group) => group.down), line],
    }
    groups.splice(0, groups.length, ...groups.filter((group) => !known.includes(group)), joined)
  }
  return groups
}

const crosses = (across: Ruling, down: Ruling): boolean =>
  across.from - tolerance <= down.at &&
  down.at <= across.to + tolerance &&
  down.from - tolerance <= across.at &&
  across.at <= down.to + tolerance

function positions(rulings: readonly Ruling[]): number[] {
  const edges: number[] = []
  for (const { at } of rulings.toSorted((a, b) => a.at - b.at)) {
    const last = edges.at(-1)
    if (last === undefined || at - last > tolerance) edges.push(at)
  }
  return edges
}
