import type { Ruling } from './pdf-page.ts'

type Matrix = readonly [number, number, number, number, number, number]

interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** Thinner than this, a filled rectangle is a line; straight within this, a line is horizontal or vertical. */
const thin = 2
const unit: Matrix = [1, 0, 0, 1, 0, 0]

/** Lines and thin rectangles that a page draws: borders of tables. Clipping and filled grounds are passed over. */
export function readRulings(
  operators: Operators,
  ops: Readonly<Record<string, number>>,
  view: readonly number[],
): { horizontal: Ruling[]; vertical: Ruling[] } {
  const horizontal: Ruling[] = []
  const vertical: Ruling[] = []
  const drawn = [view[2] ?? 0, view[3] ?? 0] as const
  const stack: Matrix[] = []
  let matrix = unit
  operators.fnArray.forEach((operation, index) => {
    const args = operators.argsArray[index]
    if (operation === ops['save'] || operation === ops['paintFormXObjectBegin']) {
      stack.push(matrix)
      const form = operation === ops['save'] || !Array.isArray(args) ? undefined : args[0]
      if (isMatrix(form)) matrix = multiply(matrix, form)
    } else if (operation === ops['restore'] || operation === ops['paintFormXObjectEnd']) matrix = stack.pop() ?? unit
    else if (operation === ops['transform'] && isMatrix(args)) matrix = multiply(matrix, args)
    else if (operation === ops['constructPath'] && Array.isArray(args) && args[0] !== ops['endPath']) {
      const isFill = args[0] === ops['fill'] || args[0] === ops['eoFill']
      for (const [x1, y1, x2, y2] of segmentsOf(args[1], matrix, isFill)) {
        // A line as long as the page is its ground or its frame, not a table.
        if (Math.abs(x2 - x1) > drawn[0] * 0.98 || Math.abs(y2 - y1) > drawn[1] * 0.98) continue
        if (Math.abs(y1 - y2) <= thin && Math.abs(x1 - x2) > thin) {
          horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
        } else if (Math.abs(x1 - x2) <= thin && Math.abs(y1 - y2) > thin) {
          vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
        }
      }
    }
  })
  return { horizontal, vertical }
}

type Segment = readonly [number, number, number, number]

/** A path comes as numbers: 0 x y moves, 1 x y draws, 2 and 3 curve, 4 closes (pdf.js 6, DrawOPS). */
function segmentsOf(data: unknown, matrix: Matrix, isFill: boolean): Segment[] {
  const path: unknown = Array.isArray(data) ? data[0] : data
  if (!(path instanceof Float32Array) && !Array.isArray(path)) return []
  const numbers = Array.from(path as ArrayLike<number>)
  const segments: Segment[] = []
  let start: readonly [number, number] = [0, 0]
  let here = start
  for (let at = 0; at < numbers.length;) {
    const code = numbers[at]
    const point = (offset: number) => apply(matrix, numbers[at + offset] ?? 0, numbers[at + offset + 1] ?? 0)
    if (code === 0) {
      start = here = point(1)
      at += 3
    } else if (code === 1) {
      const next = point(1)
      segments.push([...here, ...next])
      here = next
      at += 3
    } else if (code === 2) {
      here = point(5)
      at += 7
    } else if (code === 3) {
      here = point(3)
      at += 5
    } else {
      segments.push([...here, ...start])
      here = start
      at += 1
    }
  }
  return isFill ? thinBoxes(segments) : segments
}

/** A filled shape is a line only when the whole of it is thin: grounds of cells have edges that are no borders. */
function thinBoxes(segments: readonly Segment[]): Segment[] {
  const boxes: Segment[] = []
  for (let at = 0; at + 3 < segments.length + 1; at += 4) {
    const group = segments.slice(at, at + 4)
    const xs = group.flatMap(([x1, , x2]) => [x1, x2])
    const ys = group.flatMap(([, y1, , y2]) => [y1, y2])
    const [left, right] = [Math.min(...xs), Math.max(...xs)]
    const [bottom, top] = [Math.min(...ys), Math.max(...ys)]
    if (right - left <= thin) boxes.push([(left + right) / 2, bottom, (left + right) / 2, top])
    else if (top - bottom <= thin) boxes.push([left, (top + bottom) / 2, right, (top + bottom) / 2])
  }
  return boxes
}

const isMatrix = (value: unknown): value is Matrix =>
  (Array.isArray(value) || value instanceof Float32Array) && value.length === 6

const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]

const apply = (m: Matrix, x: number, y: number): readonly [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
]
