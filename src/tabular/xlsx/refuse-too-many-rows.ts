import type { ReadLimits } from '../read-limits.ts'
import { refuseRows } from '../refusal.ts'
import type { Package } from './open-package.ts'

/** Smaller sheets are read at once: even a row of one cell takes more than this when there are too many. */
const longSheetBytes = 2 * 1024 * 1024

/**
 * Counts the rows with values of a long sheet before it is parsed, by looking for tags among the bytes: ten times faster
 * than parsing, so that a million rows are refused in a moment. A sheet it cannot count (tags with a prefix) goes on to
 * the parser, which counts for good.
 */
export async function refuseTooManyRows(
  pack: Package,
  part: string,
  sheetName: string,
  limits: ReadLimits,
): Promise<void> {
  if (pack.packed(part).packed.length < longSheetBytes) return
  const counter = new ValuedRowCounter()
  for await (const chunk of pack.stream(part)) {
    if (counter.add(chunk) > limits.rows) refuseRows(sheetName, limits.rows)
  }
}

class ValuedRowCounter {
  #rows = 0
  #rowHasValue = false
  /** The end of the last chunk, where a tag may have been cut in two. */
  #tail: Uint8Array = new Uint8Array()

  add(chunk: Uint8Array): number {
    const bytes = Buffer.concat([this.#tail, chunk])
    const find = { row: finder(bytes, '<row'), value: finder(bytes, '</v>'), text: finder(bytes, '</is>') }
    for (let at = 0; at < bytes.length;) {
      const next = find.row(at)
      if (!this.#rowHasValue && Math.min(find.value(at), find.text(at)) < next) {
        this.#rowHasValue = true
        this.#rows += 1
      }
      if (next === Number.POSITIVE_INFINITY) break
      this.#rowHasValue = false
      at = next + 1
    }
    this.#tail = bytes.subarray(-4)
    return this.#rows
  }
}

/** Finds a tag from a place on; asked for places that only grow, it looks at each byte once. */
function finder(bytes: Buffer, tag: string): (from: number) => number {
  let found = -1
  return (from) => {
    if (found < from) {
      const at = bytes.indexOf(tag, from, 'latin1')
      found = at === -1 ? Number.POSITIVE_INFINITY : at
    }
    return found
  }
}
