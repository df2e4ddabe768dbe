import type { TaskSpec } from '#procedures/model'

/**
 * How the task scores of one work are packed: a byte for the variant, then as many bits for each task as its greatest score
 * needs, most significant first. Equal works are equal bytes, and bytes in order are variants and scores in order.
 */
export interface WorkLayout {
  readonly tasks: number
  /** Bits by task. */
  readonly bits: Uint8Array
  /** Bytes of one work. */
  readonly bytes: number
}

export function workLayout(tasks: readonly TaskSpec[]): WorkLayout {
  const bits = Uint8Array.from(tasks, (task) => 32 - Math.clz32(task.max))
  const all = bits.reduce((sum, own) => sum + own, 0)
  return { tasks: tasks.length, bits, bytes: 1 + Math.ceil(all / 8) }
}

/** Packs one work. @param scores holds the tasks' scores from `from` on */
export function packWork(
  { tasks, bits, bytes }: WorkLayout,
  variant: number,
  scores: ArrayLike<number>,
  from: number,
  into: Uint8Array,
  at: number,
): void {
  into[at] = variant
  let held = 0
  let room = 8
  let byte = at + 1
  for (let j = 0; j < tasks; j++) {
    let left = bits[j]!
    const score = scores[from + j]!
    while (left >= room) {
      left -= room
      into[byte++] = held | ((score >>> left) & ((1 << room) - 1))
      held = 0
      room = 8
    }
    if (left > 0) {
      room -= left
      held |= (score & ((1 << left) - 1)) << room
    }
  }
  if (byte < at + bytes) into[byte] = held
}

/** Scores of works packed one after another. @param into must have room for works × tasks numbers */
export function unpackWorks(
  { tasks, bits, bytes }: WorkLayout,
  packed: Uint8Array,
  at: number,
  works: number,
  into: Uint8Array,
): void {
  let to = 0
  for (let work = 0; work < works; work++) {
    let byte = at + work * bytes + 1
    let held = 0
    let known = 0
    for (let j = 0; j < tasks; j++) {
      const own = bits[j]!
      while (known < own) {
        held = ((held << 8) | packed[byte++]!) & 0xffff
        known += 8
      }
      known -= own
      into[to++] = (held >>> known) & ((1 << own) - 1)
    }
  }
}

/** Orders works packed one after another by their bytes, in place, so that no sum depends on the order of a file's rows. */
export function sortPacked(packed: Uint8Array, at: number, works: number, bytes: number): void {
  if (works < 2 || isSorted(packed, at, works, bytes)) return
  const order = Array.from({ length: works }, (_, work) => at + work * bytes)
  order.sort((a, b) => compareBytes(packed, a, b, bytes))
  const copy = packed.slice(at, at + works * bytes)
  order.forEach((from, work) => packed.set(copy.subarray(from - at, from - at + bytes), at + work * bytes))
}

function isSorted(packed: Uint8Array, at: number, works: number, bytes: number): boolean {
  for (let work = 1; work < works; work++) {
    if (compareBytes(packed, at + (work - 1) * bytes, at + work * bytes, bytes) > 0) return false
  }
  return true
}

function compareBytes(packed: Uint8Array, a: number, b: number, bytes: number): number {
  for (let i = 0; i < bytes; i++) {
    const difference = packed[a + i]! - packed[b + i]!
    if (difference !== 0) return difference
  }
  return 0
}
