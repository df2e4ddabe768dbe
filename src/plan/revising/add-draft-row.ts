import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import { changeMeasure } from '../change-measure.ts'
import { rowOfMeasure } from '../measure-row.ts'
import type { PlanId, PlanMeasure, PlanMeasureId } from '../model.ts'
import type { PlanProblem } from '../plan-problem.ts'
import { suggestDecision } from '../suggest-decision.ts'
import { findRevisionDraft } from './find-revision-draft.ts'
import { measuresOf } from './load-turns.ts'
import { makeRoom } from './make-room.ts'
import '../tables.ts'

export interface NewDraftRow {
  readonly plan: PlanId
  /** The row that it follows. */
  readonly after: PlanMeasureId
  readonly number: string | null
  readonly text: string
  readonly deadlineText: string | null
  readonly responsible: readonly string[]
}

/** A row that the order asks for and the reading did not find. */
export async function addDraftRow(
  tx: WriteTx,
  act: Act,
  row: NewDraftRow,
): Promise<Result<PlanMeasureId, PlanProblem>> {
  const draft = await findRevisionDraft(tx, row.plan)
  if (!draft.ok) return draft
  const { plan, nodePath } = draft.value
  const above = (await measuresOf(tx, plan.id)).find(({ id }) => id === row.after)
  const node = await getNode(tx, plan.node)
  if (above === undefined || node === undefined) return err({ kind: 'no-such-measure' })
  const text = row.text.trim()
  if (text === '') return err({ kind: 'empty-text' })
  const blank: PlanMeasure = {
    ...above,
    items: [],
    deadline: null,
    participants: null,
    result: null,
    targets: [],
    places: [],
    schools: [],
    id: newId<PlanMeasureId>(),
    origin: above.origin === 'clause' ? 'clause' : 'measure',
    position: above.position + 1,
    text: '',
    owner: null,
    minutes: null,
    version: 1,
  }
  const { number, deadlineText, responsible } = row
  const terms = { period: plan.period, approved: plan.orderDate }
  const worded = changeMeasure(blank, { number, text, deadlineText, responsible }, terms)
  const suggested = suggestDecision({ ...worded, order: 1, places: noPlaces }, node.kind)
  await makeRoom(tx, plan.id, worded.position)
  await tx
    .insertInto('plan_measure')
    .values(rowOfMeasure({ ...worded, ...suggested, tracked: true }))
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'plan.edit-measure',
    nodePath,
    subject: worded.id,
    details: { plan: plan.id, number, added: text },
  })
  return ok(worded.id)
}

const noPlaces = { number: [], text: [], deadline: [], responsible: [], participants: [], result: [] }
