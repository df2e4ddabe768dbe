import { listPeopleNames } from '#access'
import type { ReadTx } from '#db'
import { listMeasureEvents, shownChange } from '#plan'
import type { PlanMeasureId } from '#plan/model'
import { formatMoment } from '../../format-moment.ts'
import type { HistoryLine } from './measure-history.tsx'

/** The history of a measure in the words of the page, newest first. */
export async function loadMeasureHistory(
  tx: ReadTx,
  measure: PlanMeasureId,
  timezone: string,
): Promise<readonly HistoryLine[]> {
  const events = await listMeasureEvents(tx, measure)
  const names = await listPeopleNames(
    tx,
    events.map(({ by }) => by),
  )
  return events.map(({ kind, at, by, reason, changes }) => ({
    kind,
    at: formatMoment(at, timezone),
    by: names.get(by) ?? 'программа',
    reason,
    changes: changes.map(shownChange),
  }))
}
