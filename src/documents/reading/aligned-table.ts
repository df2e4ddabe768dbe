import type { ReadCell, ReadRow } from './blocks.ts'
import type { PlacedText } from './pdf-page.ts'
import { groupLines, joinLines, joinRun } from './text-lines.ts'

/** A run of words without a gap as wide as a letter or two: a piece of a cell. */
interface Piece {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly height: number
}

export interface AlignedTable {
  readonly top: number
  readonly bottom: number
  readonly width: number
  readonly rows: readonly ReadRow[]
}

/** Left edges of one column differ by less than this. */
const sameEdge = 8
const fewestColumns = 3
const fewestRows = 3

/**
 * A table drawn without lines is found by its columns: at least three left edges that many lines of the page share. A new
 * row begins where the first column has text, or, if it seldom has, where the gap between lines is wider than usual.
 */
export function findAlignedTable(texts: readonly PlacedText[]): AlignedTable | undefined {
  const lines = groupLines(texts).map(piecesOf)
  const edges = findEdges(lines)
  const first = lines.findIndex((line) => line.length >= fewestColumns && columnsOf(line, edges) >= fewestColumns)
  if (edges.length < fewestColumns || first === -1) return undefined
  const last = lines.findLastIndex((line) => line.some((piece) => columnOf(piece, edges) > 0))
  const body = lines.slice(first, last + 1)
  const rows = splitRows(body, edges).map((group) => rowOf(group, edges))
  if (rows.length < fewestRows) return undefined
  return {
    top: (body[0]?.[0]?.y ?? 0) + (body[0]?.[0]?.height ?? 0),
    bottom: body.at(-1)?.[0]?.y ?? 0,
    width: edges.length,
    rows: rows.map((cells, index) => ({ cells, heading: false, afterBreak: index === 0 })),
  }
}

function piecesOf(line: readonly PlacedText[]): Piece[] {
  const runs: PlacedText[][] = []
  for (const item of line.toSorted((a, b) => a.x - b.x)) {
    const before = runs.at(-1)?.at(-1)
    if (before && item.x - (before.x + before.width) < item.height * 0.9) runs.at(-1)?.push(item)
    else runs.push([item])
  }
  return runs.map((run) => {
    const { text, x, right, y, height } = joinRun(run)
    return { text, x, right, y, height }
  })
}

/** Left edges that at least three lines share, from left to right. */
function findEdges(lines: readonly (readonly Piece[])[]): number[] {
  const clusters: { x: number; lines: number }[] = []
  for (const line of lines.filter((pieces) => pieces.length > 1)) {
    for (const { x } of line) {
      const known = clusters.find((cluster) => Math.abs(cluster.x - x) < sameEdge)
      if (known) known.lines += 1
      else clusters.push({ x, lines: 1 })
    }
  }
  return clusters
    .filter((cluster) => cluster.lines >= fewestRows)
    .map((cluster) => cluster.x)
    .toSorted((a, b) => a - b)
}

const columnOf = (piece: Piece, edges: readonly number[]): number =>
  Math.max(
    0,
    edges.findLastIndex((edge) => edge <= piece.x + sameEdge),
  )

const columnsOf = (line: readonly Piece[], edges: readonly number[]): number =>
  new Set(line.map((piece) => columnOf(piece, edges))).size

function splitRows(lines: readonly (readonly Piece[])[], edges: readonly number[]): (readonly Piece[])[][] {
  const starts = lines.map((line) =>
    line.some((piece) => columnOf(piece, edges) === 0 && Math.abs(piece.x - (edges[0] ?? 0)) < sameEdge),
  )
  const isNumbered = starts.filter(Boolean).length >= lines.length / 8
  const gaps = lines.map((line, at) => (lines[at - 1]?.[0]?.y ?? 0) - (line[0]?.y ?? 0)).slice(1)
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? 0
  const groups: (readonly Piece[])[][] = []
  lines.forEach((line, at) => {
    const isWide = at > 0 && (gaps[at - 1] ?? 0) > usual * 1.5
    if (at === 0 || (isNumbered ? starts[at] : isWide)) groups.push([line])
    else groups.at(-1)?.push(line)
  })
  return groups
}

function rowOf(group: readonly (readonly Piece[])[], edges: readonly number[]): ReadCell[] {
  const [only, ...others] = group.flat()
  // One piece that runs over the next column is a title over the whole width.
  if (only && others.length === 0 && only.right > (edges[1] ?? 0) + sameEdge) {
    return [{ column: 0, columns: edges.length, text: only.text, covered: false }]
  }
  return edges.map((_, column) => ({
    column,
    columns: 1,
    text: joinLines(
      group.flatMap((line) => line.filter((piece) => columnOf(piece, edges) === column).map((piece) => piece.text)),
    ),
    covered: false,
  }))
}
