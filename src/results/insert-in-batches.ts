import { setImmediate as nextTurn } from 'node:timers/promises'

/** Rows of one statement: few enough for both engines' limits of parameters, many enough to be fast. */
const rowsPerStatement = 200

export interface BatchedInsert<Row> {
  add(row: Row): Promise<void>
  /** Writes what is left. */
  end(): Promise<void>
}

/**
 * Collects rows and writes them many at a time. Between batches the event loop gets its turn, so that pages are served
 * while a long import writes.
 */
export function insertInBatches<Row>(insert: (rows: readonly Row[]) => Promise<unknown>): BatchedInsert<Row> {
  let waiting: Row[] = []
  const end = async (): Promise<void> => {
    if (waiting.length === 0) return
    const rows = waiting
    waiting = []
    await insert(rows)
    await nextTurn()
  }
  return {
    end,
    async add(row) {
      waiting.push(row)
      if (waiting.length >= rowsPerStatement) await end()
    },
  }
}
