import { personNames } from '#access'
import type { ReadTx } from '#db'
import { listSubtree } from '#organisations'
import type { MeasureDifference, Plan, PlanDifference } from '../model.ts'
import { measuresOf, pairsOf } from './load-turns.ts'
import { measureChanges } from './measure-changes.ts'

/** What a revision makes of the plan before it, row by row; undefined where it corrects none. */
export async function loadDifference(tx: ReadTx, plan: Plan, nodePath: string): Promise<PlanDifference | undefined> {
  if (plan.replaces === null) return undefined
  const before = await measuresOf(tx, plan.replaces)
  const after = await measuresOf(tx, plan.id)
  const replaced = await pairsOf(tx, plan.id)
  const schools = await listSubtree(tx, nodePath, 'school')
  const people = await personNames(
    tx,
    [...before, ...after].flatMap(({ owner }) => (owner === null ? [] : [owner])),
  )
  const names = new Map<string, string>([...schools.map(({ id, shortName }) => [id, shortName] as const), ...people])
  const former = new Map(before.map((measure) => [measure.id, measure]))
  const rows = after.map((measure): MeasureDifference => {
    const id = replaced.get(measure.id)
    const was = id === undefined ? undefined : former.get(id)
    return was === undefined
      ? { measure, was: null, changes: [] }
      : { measure, was, changes: measureChanges(was, measure, names) }
  })
  const continued = new Set(replaced.values())
  return { rows, removed: before.filter(({ id }) => !continued.has(id)) }
}
