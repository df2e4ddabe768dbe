import { setImmediate as nextTurn } from 'node:timers/promises'

/** Rows of one statement: few enough for both engines' limits of parameters, many enough to be fast. */
const rowsPerStatement = 500

/** Writes rows many at a time; between batches the event loop gets its turn, so that pages are served meanwhile. */
export async function insertRows<Row>(
  rows: readonly Row[],
  insert: (batch: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await insert(rows.slice(start, start + rowsPerStatement))
    await nextTurn()
  }
}
