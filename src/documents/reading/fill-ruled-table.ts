import type { ReadCell, ReadRow } from './blocks.ts'
import type { PlacedText } from './pdf-page.ts'
import type { RuledTable } from './ruled-tables.ts'
import { joinLines, splitParagraphs, toLines } from './text-lines.ts'

/** Word leaves 1.9 mm inside the borders of a cell. */
const cellPadding = 5

interface Box {
  readonly row: number
  readonly column: number
  rows: number
  columns: number
}

/** Puts the words of a page into the cells that its lines draw; a cell over several rows counts as covered from the second on. */
export function fillRuledTable(table: RuledTable, texts: readonly PlacedText[]): ReadRow[] {
  const boxes = findBoxes(table)
  const words = texts.flatMap((item) => splitAtEdges(item, table))
  const rows: ReadCell[][] = Array.from({ length: table.ys.length - 1 }, () => [])
  for (const box of boxes) {
    const text = textIn(box, table, words)
    for (let row = box.row; row < box.row + box.rows; row += 1) {
      rows[row]?.push({ column: box.column, columns: box.columns, text, covered: row > box.row })
    }
  }
  return rows
    .map((cells) => cells.toSorted((a, b) => a.column - b.column))
    .filter((cells) => cells.some((cell) => !cell.covered && cell.text !== '') || cells.every((cell) => !cell.covered))
    .filter((cells) => cells.some((cell) => cell.text !== ''))
    .map((cells, index) => ({ cells, heading: false, afterBreak: index === 0 }))
}

function findBoxes(table: RuledTable): Box[] {
  const [rows, columns] = [table.ys.length - 1, table.xs.length - 1]
  const taken = new Set<number>()
  const boxes: Box[] = []
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue
      const box: Box = { row, column, rows: 1, columns: 1 }
      while (column + box.columns < columns && !table.closedRight(row, column + box.columns - 1)) box.columns += 1
      while (row + box.rows < rows && !table.closedBelow(row + box.rows - 1, column)) box.rows += 1
      for (let r = row; r < row + box.rows; r += 1) {
        for (let c = column; c < column + box.columns; c += 1) taken.add(r * columns + c)
      }
      boxes.push(box)
    }
  }
  return boxes
}

function textIn(box: Box, { xs, ys }: RuledTable, words: readonly PlacedText[]): string {
  const [left = 0, right = 0] = [xs[box.column], xs[box.column + box.columns]]
  const [top = 0, bottom = 0] = [ys[box.row], ys[box.row + box.rows]]
  const inside = words.filter((word) => {
    const [x, y] = [word.x + Math.min(word.width / 2, 4), word.y + word.height * 0.3]
    return left <= x && x < right && bottom <= y && y < top
  })
  return splitParagraphs(toLines(inside), left + cellPadding, right - cellPadding)
    .map((lines) => joinLines(lines.map((line) => line.text)))
    .join('\n')
}

/** Programs that print a whole line at once run over the borders: such a run is cut at the space nearest to the border. */
function splitAtEdges(item: PlacedText, table: RuledTable): PlacedText[] {
  const right = item.x + item.width
  const edge = table.xs.find((x) => x > item.x + item.height && x < right - item.height)
  const inside = item.y < (table.ys[0] ?? 0) && item.y > (table.ys.at(-1) ?? 0)
  if (edge === undefined || !inside || !item.text.trim().includes(' ')) return [item]
  const row = table.ys.findIndex(
    (y, index) => item.y < y && item.y >= (table.ys[index + 1] ?? Number.NEGATIVE_INFINITY),
  )
  if (!table.closedRight(row, table.xs.indexOf(edge) - 1)) return [item]
  const ideal = ((edge - item.x) / item.width) * item.text.length
  const spaces = [...item.text.matchAll(/ /g)].map(({ index }) => index)
  const cut = spaces.toSorted((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))[0] ?? item.text.length
  const share = cut / item.text.length
  const rest = { ...item, text: item.text.slice(cut).trimStart(), x: edge + 1, width: item.width * (1 - share) }
  return [{ ...item, text: item.text.slice(0, cut), width: item.width * share }, ...splitAtEdges(rest, table)]
}
