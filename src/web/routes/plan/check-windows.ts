import { listWindows, loadCalendar } from '#calendar'
import type { ReadTx } from '#db'
import type { CheckContext } from '#plan'

/** What a plan of a node is checked against: the windows of its calendar, the country's where it has none. */
export async function checkWindows(tx: ReadTx, nodePath: string): Promise<CheckContext['windows']> {
  const windows = listWindows(await loadCalendar(tx, nodePath))
  return windows.map(({ procedure, start, end }) => ({ procedure, from: start, to: end }))
}
