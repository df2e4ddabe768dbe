import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { getNode, listAncestors } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import type { PlanId, ReviewState } from '../model.ts'
import { findOpenVersion } from './find-versions.ts'
import { listPlanningExecutions } from './mirror-review.ts'
import './tables.ts'

export interface SchoolPlansToday {
  /** Plans of schools that wait for a decision here, by the municipal plan they come from. */
  readonly waiting: readonly { readonly parent: PlanId; readonly title: string; readonly count: number }[]
  /** What the school itself still owes: a plan that is not made, not sent, or came back. */
  readonly owed: readonly {
    readonly parent: PlanId
    readonly title: string
    readonly plan: PlanId | null
    readonly state: Exclude<ReviewState, 'sent' | 'accepted'> | 'none'
    /** Null where the municipal plan names no day. */
    readonly due: IsoDate | null
  }[]
}

/** What plans of schools ask of a place now: of an authority a decision, of a school its plan. */
export async function schoolPlansToday(tx: ReadTx, id: NodeId): Promise<SchoolPlansToday> {
  const node = await getNode(tx, id)
  if (node === undefined) return { waiting: [], owed: [] }
  return node.kind === 'school'
    ? { waiting: [], owed: await listOwed(tx, node) }
    : { waiting: await listWaiting(tx, node), owed: [] }
}

async function listWaiting(tx: ReadTx, node: OrganisationNode): Promise<SchoolPlansToday['waiting']> {
  return tx
    .selectFrom('school_plan as s')
    .innerJoin('plan as p', 'p.id', 's.plan_id')
    .innerJoin('plan as m', 'm.id', 'p.parent_id')
    .select(({ fn }) => ['m.id as parent', 'm.title', fn.countAll<number>().as('count')])
    .where('s.state', '=', 'sent')
    .where('m.node_id', '=', node.id)
    .groupBy(['m.id', 'm.title'])
    .orderBy('m.title')
    .orderBy('m.id')
    .execute()
}

/** Only where the municipal plan asks for a plan of the school in so many words. */
async function listOwed(tx: ReadTx, school: OrganisationNode): Promise<SchoolPlansToday['owed']> {
  const above = (await listAncestors(tx, school.path)).map(({ id }) => id).filter((id) => id !== school.id)
  if (above.length === 0) return []
  const parents = await tx
    .selectFrom('plan')
    .select(['id', 'title'])
    .where('node_id', 'in', above)
    .where('status', '=', 'in-force')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const owed: SchoolPlansToday['owed'][number][] = []
  for (const { id: parent, title } of parents) {
    const asked = await listPlanningExecutions(tx, { parent, node: school.id })
    if (asked.length === 0) continue
    const version = await findOpenVersion(tx, parent, school.id)
    const state = version?.state ?? 'none'
    if (state === 'sent' || state === 'accepted') continue
    const due = asked.find(({ controlDate }) => controlDate !== null)?.controlDate ?? null
    owed.push({ parent, title, plan: version?.plan ?? null, state, due })
  }
  return owed
}
