import type { PersonId } from '#access/model'
import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { insertRows } from './insert-rows.ts'
import type { ExecutionId } from './model.ts'
import type { PlanProblem } from './plan-problem.ts'
import { worksAt } from './list-possible-owners.ts'
import { settledStates } from './revising/settle-measure.ts'
import './tables.ts'

/**
 * Gives executions to a person, or back to everybody of the role. The person must work where each of them is carried
 * out. All or none; how many changed hands.
 */
export async function assignOwner(
  tx: WriteTx,
  act: Act,
  executions: readonly ExecutionId[],
  person: PersonId | null,
): Promise<Result<number, PlanProblem>> {
  const ids = [...new Set(executions)]
  const rows = await readRows(tx, ids)
  if (rows.length < ids.length) return err({ kind: 'no-such-execution' })
  if (rows.some(({ planStatus }) => planStatus !== 'in-force')) return err({ kind: 'not-in-force' })
  if (rows.some(({ state }) => settledStates.includes(state))) return err({ kind: 'execution-settled' })
  const nodes = rows.map(({ node }) => node)
  if (person !== null && !(await worksAt(tx, person, nodes))) return err({ kind: 'foreign-owner' })
  const moving = rows.filter(({ owner }) => owner !== person)
  await insertRows(moving, async (batch) => {
    await tx
      .updateTable('plan_execution')
      .set(({ eb }) => ({
        owner_id: person,
        changed_at: act.at,
        changed_by: act.actor,
        version: eb('version', '+', 1),
      }))
      .where(
        'id',
        'in',
        batch.map(({ id }) => id),
      )
      .execute()
    await tx
      .insertInto('plan_execution_change')
      .values(
        batch.map(({ id, version, owner }) => ({
          execution_id: id,
          version: version + 1,
          at: act.at,
          by: act.actor,
          field: 'owner' as const,
          from_value: owner,
          to_value: person,
          reason: null,
        })),
      )
      .execute()
  })
  for (const [path, ofNode] of Map.groupBy(moving, ({ nodePath }) => nodePath)) {
    await appendAudit(tx, {
      ...act,
      action: 'plan.assign-owner',
      nodePath: path,
      subject: person ?? 'nobody',
      details: { executions: ofNode.map(({ id }) => id) },
    })
  }
  return ok(moving.length)
}

async function readRows(tx: ReadTx, ids: readonly ExecutionId[]) {
  const read = (some: readonly ExecutionId[]) =>
    tx
      .selectFrom('plan_execution as e')
      .innerJoin('plan as p', 'p.id', 'e.plan_id')
      .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
      .select(['e.id', 'e.version', 'e.state', 'e.owner_id as owner', 'e.node_id as node'])
      .select(['n.path as nodePath', 'p.status as planStatus'])
      .where('e.id', 'in', some)
      .execute()
  const rows: Awaited<ReturnType<typeof read>> = []
  await insertRows(ids, async (batch) => rows.push(...(await read(batch))))
  return rows
}
