import type { ReadTx } from '#db'
import { defaultStyle, type Letterhead } from '#documents'
import { getNode, listSubtree, readSetting } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { MinutesData } from './compose-minutes.ts'
import { countInvitees, listInvitees } from './list-invitees.ts'
import { formatWhen } from './local-time.ts'
import type { Meeting } from './model.ts'

/** More seats than any meeting has: the list of those present is part of the document. */
const allSeats = 5000

/** Everything the minutes say, as plain data. */
export async function gatherMinutes(tx: ReadTx, meeting: Meeting): Promise<MinutesData> {
  const node = await getNode(tx, meeting.node)
  const timezone = await readSetting(tx, meeting.nodePath, 'timezone')
  const schools = new Map<NodeId, string>(
    meeting.decisions.every((decision) => decision.schools.length === 0)
      ? []
      : (await listSubtree(tx, meeting.nodePath, 'school')).map(({ id, shortName }) => [id, shortName]),
  )
  return {
    meeting,
    when: formatWhen(meeting.when, timezone),
    letterhead: await letterheadOf(tx, meeting, node?.name ?? meeting.nodeName),
    style: defaultStyle,
    counts: await countInvitees(tx, meeting.id),
    invitees: await listInvitees(tx, { meeting: meeting.id, limit: allSeats }),
    schoolNames: schools,
    preparedAt: meeting.minutes.agreedAt ?? meeting.changedAt,
    demo: await readSetting(tx, meeting.nodePath, 'demonstration'),
  }
}

/** A school without settings of its own stands under the name of its authority. */
async function letterheadOf(
  tx: ReadTx,
  { nodePath, nodeKind }: Pick<Meeting, 'nodePath' | 'nodeKind'>,
  name: string,
): Promise<Letterhead> {
  const { authorityName } = await readSetting(tx, nodePath, 'letterhead')
  if (nodeKind !== 'school') return { organisation: authorityName === '' ? name : authorityName }
  return { organisation: name, ...(authorityName === '' || authorityName === name ? {} : { superior: authorityName }) }
}
