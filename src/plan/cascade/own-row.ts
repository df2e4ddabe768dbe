import { readDeadline, russianWorkingDays } from '#deadlines'
import type { Deadline, Stretch } from '#deadlines/model'
import { listPeople } from '#access'
import type { PersonId } from '#access/model'
import type { ReadTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { OwnRowFields, PlanMeasure, SchoolPlan } from '../model.ts'
import { readTargets } from '../reading/read-targets.ts'
import type { SchoolPlanProblem } from './school-plan-problem.ts'

/** A working week of forty hours: more is not one execution but a plan. */
const mostMinutes = 2400

/** What is wrong with the fields of an own row; undefined where nothing is. */
export async function findFieldProblem(
  tx: ReadTx,
  school: NodeId,
  fields: OwnRowFields,
): Promise<SchoolPlanProblem | undefined> {
  if (fields.text.trim() === '') return { kind: 'empty-text' }
  const { minutes } = fields
  if (minutes !== null && (!Number.isInteger(minutes) || minutes < 0 || minutes > mostMinutes)) {
    return { kind: 'bad-number', label: `Минут на одно исполнение (не больше ${mostMinutes})` }
  }
  const owner = await findOwner(tx, school, fields.owner)
  return owner.ok ? undefined : owner.error
}

/** Somebody with a role at the school, or nobody in particular. */
export async function findOwner(
  tx: ReadTx,
  school: NodeId,
  owner: PersonId | null,
): Promise<Result<PersonId | null, SchoolPlanProblem>> {
  if (owner === null) return ok(null)
  const people = await listSchoolPeople(tx, school)
  return people.some(({ id }) => id === owner) ? ok(owner) : err({ kind: 'not-of-school' })
}

/** Heads and deputies of the school: those who may be asked for work. */
export async function listSchoolPeople(
  tx: ReadTx,
  school: NodeId,
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> {
  const node = await getNode(tx, school)
  if (node === undefined) return []
  const people = await listPeople(tx, { nodePath: node.path, text: '', closed: false })
  return people
    .filter(({ grants }) => grants.some(({ role }) => role === 'school-head' || role === 'school-coordinator'))
    .map(({ id, name }) => ({ id, name }))
}

/** How the words of a deadline read in a school's plan; null where there are none. */
export function readOwnDeadline(text: string | null, period: Stretch): Deadline | null {
  return text === null || text.trim() === ''
    ? null
    : readDeadline(text.trim(), { period, workingDays: russianWorkingDays })
}

/** The measure that the fields make of a row. */
export function measureOfFields(
  plan: Pick<SchoolPlan, 'id' | 'period'>,
  fields: OwnRowFields,
  place: Pick<PlanMeasure, 'id' | 'position' | 'number' | 'version'>,
): PlanMeasure {
  const result = fields.result?.trim() ?? ''
  return {
    ...place,
    plan: plan.id,
    origin: 'own',
    section: null,
    text: fields.text.trim(),
    items: [],
    deadline: readOwnDeadline(fields.deadlineText, plan.period),
    controlRule: 'period-end',
    responsible: fields.responsible,
    participants: null,
    result: result === '' ? null : result,
    targets: readTargets(result),
    places: [],
    kind: fields.kind,
    tracked: true,
    scope: 'own',
    schools: [],
    ownerRole: fields.ownerRole,
    owner: fields.owner,
    minutes: fields.minutes,
  }
}
