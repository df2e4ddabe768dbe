import { listPeopleNames } from '#access'
import type { Act } from '#audit'
import type { ReadTx } from '#db'
import { parseWhole } from '#kernel/parse-number'
import { readSetting } from '#organisations'
import { schoolYearOf } from './list-meetings.ts'
import type { Meeting } from './model.ts'
import './tables.ts'

/**
 * What the minutes begin with until somebody writes otherwise: the next number of minutes of this kind in the school
 * year, the head of the authority as the chair, and whoever opened them as the secretary.
 */
export async function suggestRequisites(
  tx: ReadTx,
  act: Act,
  meeting: Pick<Meeting, 'node' | 'nodePath' | 'nodeKind' | 'kind' | 'firstDay'>,
): Promise<{ readonly minutes_number: string; readonly chair: string; readonly secretary: string }> {
  const year = schoolYearOf(meeting.firstDay)
  const rows = await tx
    .selectFrom('meeting')
    .select('minutes_number')
    .where('node_id', '=', meeting.node)
    .where('kind', '=', meeting.kind)
    .where('first_day', '>=', `${year}-09-01`)
    .where('first_day', '<=', `${year + 1}-08-31`)
    .execute()
  const last = Math.max(0, ...rows.map((row) => parseWhole(row.minutes_number) ?? 0))
  const { signatoryName } = await readSetting(tx, meeting.nodePath, 'letterhead')
  return {
    minutes_number: String(last + 1),
    // A school inherits the letterhead of its authority, whose head does not chair its councils.
    chair: meeting.nodeKind === 'school' ? '' : signatoryName,
    secretary: (await listPeopleNames(tx, [act.actor])).get(act.actor) ?? '',
  }
}
