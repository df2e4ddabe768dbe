import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Heap of a thread of the screening: what is large stands in shared columns, outside of it. */
export const threadMemory = { memoryMb: 512, youngMb: 16 } as const

/**
 * Holds the heap of this process small. Columns keep little on the heap, but much passes through it, and left to itself the
 * engine gives what passes three times the room that it needs.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--max-semi-space-size=8')
  setFlagsFromString('--semi-space-growth-factor=1')
}

/** Classes of a country; of fewer it is not worth the time. */
const manyClasses = 300_000

/**
 * Gives back columns that nobody reads any more. They stand outside of the heap, where the engine does not count them when it
 * decides whether to collect, and those of a country are hundreds of megabytes.
 */
export function releaseMemory(classes: number): void {
  if (classes < manyClasses) return
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}
