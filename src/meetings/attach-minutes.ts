import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { err, type Result } from '#kernel/result'
import type { NodeId } from '#organisations/model'
import { attachEvidence } from '#plan'
import type { EvidenceId, ExecutionId } from '#plan/model'
import { meetingEvidence, meetingEvidenceSources } from './evidence-source.ts'
import { listClosedRows } from './list-closed-rows.ts'
import type { MeetingProblem } from './meeting-problem.ts'
import type { Meeting } from './model.ts'

/** Agreed minutes become evidence of rows that they can close at a node: only of those, and only of that node. */
export async function attachMinutes(
  tx: WriteTx,
  act: Act,
  request: { readonly meeting: Meeting; readonly node: NodeId; readonly executions: readonly ExecutionId[] },
): Promise<Result<EvidenceId, MeetingProblem>> {
  const { meeting, node, executions } = request
  const closable = new Set((await listClosedRows(tx, { meeting, node })).open.map(({ id }) => id))
  if (executions.length === 0 || executions.some((id) => !closable.has(id))) {
    return err({ kind: 'plan', problem: { kind: 'no-such-execution' } })
  }
  const evidence = { kind: 'object', source: meetingEvidence.id, objectId: meeting.id } as const
  const done = await attachEvidence(tx, act, meetingEvidenceSources, { executions, evidence })
  return done.ok ? done : err({ kind: 'plan', problem: done.error })
}
