import { setFlagsFromString } from 'node:v8'

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
