import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { type ClosableRows, listClosable } from '#plan'
import { meetingEvidenceSources } from './evidence-source.ts'
import { type Meeting, meetingCloses } from './model.ts'

const shown = 50

/**
 * Which rows of plans the minutes close at a node, and which they could: nothing before they are agreed, and nothing at
 * a school that was not there.
 */
export async function listClosedRows(
  tx: ReadTx,
  { meeting, node }: { readonly meeting: Meeting; readonly node: NodeId },
): Promise<ClosableRows> {
  const fitting = []
  for (const source of meetingEvidenceSources) {
    if ((await source.find(tx, { node, objectId: meeting.id })) !== undefined) fitting.push(source)
  }
  if (fitting.length === 0) return { closed: [], open: [] }
  const { closed, open } = await listClosable(tx, {
    node,
    kinds: meetingCloses[meeting.kind],
    object: { sources: fitting.map(({ id }) => id), objectId: meeting.id },
    limit: shown,
  })
  // What the meeting itself decided is done after it: its minutes cannot show that.
  const decided = new Set(meeting.decisions.map((decision) => decision.measure))
  return { closed, open: open.filter((execution) => !decided.has(execution.measure)) }
}
