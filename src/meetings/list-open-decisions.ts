import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import { countProgress, noProgress } from '#plan'
import { openStates, type PlanId, type PlanMeasureId, type Progress } from '#plan/model'
import type { DecisionId, DecisionProgress, Meeting, MeetingId } from './model.ts'
import './tables.ts'

export interface OpenDecision {
  readonly decision: DecisionId
  readonly meeting: MeetingId
  readonly text: string
  readonly minutesNumber: string
  readonly minutesDate: IsoDate
  readonly progress: Progress
}

/** How many of the newest decisions are looked at for one that is still open. */
const lookedAt = 200

/** Decisions of agreed minutes of a node that somebody still owes, the latest of them first. */
export async function listOpenDecisions(
  tx: ReadTx,
  { node, today, limit }: { readonly node: NodeId; readonly today: IsoDate; readonly limit: number },
): Promise<readonly OpenDecision[]> {
  const rows = await tx
    .selectFrom('meeting_decision as d')
    .innerJoin('meeting as m', 'm.id', 'd.meeting_id')
    .innerJoin('plan_measure as r', 'r.id', 'd.measure_id')
    .select(['d.id', 'd.meeting_id', 'd.text', 'r.plan_id', 'd.measure_id', 'm.minutes_number', 'm.minutes_date'])
    .where('m.node_id', '=', node)
    .where('m.state', '=', 'agreed')
    .orderBy('m.minutes_date', 'desc')
    .orderBy('d.position')
    .limit(lookedAt)
    .execute()
  const progress = await progressOf(tx, rows, today)
  return rows
    .flatMap((row): OpenDecision[] => {
      const own = row.measure_id === null ? undefined : progress.get(row.measure_id)
      if (own === undefined || openStates.every((state) => own.byState[state] === 0)) return []
      const { id: decision, meeting_id: meeting, text } = row
      const minutes = { minutesNumber: row.minutes_number, minutesDate: row.minutes_date ?? '' }
      return [{ decision, meeting, text, ...minutes, progress: own }]
    })
    .slice(0, limit)
}

/** How far the decisions of a meeting are: of every executor, or of one school alone. */
export async function listDecisionProgress(
  tx: ReadTx,
  { decisions }: Pick<Meeting, 'decisions'>,
  { today, onlyNode }: { readonly today: IsoDate; readonly onlyNode?: NodeId },
): Promise<readonly DecisionProgress[]> {
  const rows = decisions.map(({ plan, measure }) => ({ plan_id: plan, measure_id: measure }))
  const progress = await progressOf(tx, rows, today, onlyNode)
  return decisions.flatMap(({ id, plan, measure }) =>
    plan === null || measure === null
      ? []
      : [{ decision: id, plan, measure, progress: progress.get(measure) ?? noProgress }],
  )
}

async function progressOf(
  tx: ReadTx,
  rows: readonly { readonly plan_id: PlanId | null; readonly measure_id: PlanMeasureId | null }[],
  today: IsoDate,
  onlyNode?: NodeId,
): Promise<ReadonlyMap<PlanMeasureId, Progress>> {
  const found = new Map<PlanMeasureId, Progress>()
  for (const [plan, own] of Map.groupBy(rows, (row) => row.plan_id)) {
    const measures = new Set(own.flatMap(({ measure_id }) => (measure_id === null ? [] : [measure_id])))
    if (plan === null || measures.size === 0) continue
    const only = onlyNode === undefined ? {} : { onlyNode }
    for (const [measure, each] of await countProgress(tx, { plan, today, ...only })) {
      if (measures.has(measure)) found.set(measure, each)
    }
  }
  return found
}
