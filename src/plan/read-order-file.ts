import { runInThread } from '#jobs'
import type { Result } from '#kernel/result'
import type { OrderFile, ReadOrder, UnreadableOrder } from './read-order-thread.ts'

const memoryMb = 1024

/** Reads an order or a plan away from the event loop, so that one long document keeps nobody waiting. */
export function readOrderFile(file: OrderFile, signal: AbortSignal): Promise<Result<ReadOrder, UnreadableOrder>> {
  return runInThread({
    module: import.meta.resolve('./read-order-thread.ts'),
    function: 'readOrder',
    input: file,
    signal,
    memoryMb,
  })
}
