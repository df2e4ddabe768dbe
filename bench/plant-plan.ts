import { sql } from 'kysely'
import { addPerson, grantRole } from '#access'
import type { Role } from '#access/model'
import type { App } from '#app'
import type { WriteTx } from '#db'
import { readPlainText } from '#documents'
import type { Result } from '#kernel/result'
import { createNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { createPlanFromReading, putPlanInForce, readPlan } from '#plan'
import type { MeasureDecision, PlanId } from '#plan/model'

export const planPassword = 'синтетический пароль замера'
export const planPeople: readonly { readonly role: Role; readonly email: string; readonly at: string }[] = [
  { role: 'municipal-coordinator', email: 'koordinator@bench.invalid', at: 'reg99_m001' },
  { role: 'head-of-authority', email: 'nachalnik@bench.invalid', at: 'reg99_m001' },
  { role: 'school-head', email: 'direktor@bench.invalid', at: 'edu990001' },
  { role: 'auditor', email: 'auditor@bench.invalid', at: 'reg99' },
]

export interface PlanSize {
  readonly schools: number
  /** Of the schools, monthly. */
  readonly bySchools: number
  /** Of the authority itself, monthly. */
  readonly own: number
}

/**
 * 100 measures, 1,000 schools, 12 months. Were every measure for every school, it would be 1,200,000 executions; in the
 * 480,000 that are asked for, 40 measures are for the schools and 60 for the authority itself.
 */
export const fullSize: PlanSize = { schools: 1000, bySchools: 40, own: 60 }

/** The sixth month of the plan is over. */
export const planToday = '2027-02-22'
const act = { actor: 'system', at: '2026-09-05T06:00:00.000Z' } as const

export interface PlantedPlan {
  readonly plan: PlanId
  readonly municipality: NodeId
  readonly school: NodeId
  readonly executions: number
  /** Milliseconds of reading the order into a draft, of putting it in force. */
  readonly importMs: number
  readonly forceMs: number
}

/** A municipality with its plan in force, half of it in the past, in an empty store. */
export async function plantPlan(app: App, size: PlanSize): Promise<PlantedPlan> {
  const nodes = new Map<string, NodeId>()
  const passwordHash = await app.signIn.hashPassword(planPassword)
  await app.store.write(async (tx) => {
    const plant = async (
      kind: 'region' | 'municipality' | 'school',
      parent: string | null,
      code: string,
      name: string,
    ) =>
      nodes.set(
        code,
        must(await createNode(tx, act, { kind, parentId: parent === null ? null : nodes.get(parent)!, code, name })),
      )
    await plant('region', null, 'reg99', 'Синтетическая область')
    await plant('municipality', 'reg99', 'reg99_m001', 'Синтетический округ')
    for (let n = 1; n <= size.schools; n++)
      await plant('school', 'reg99_m001', `edu99${String(n).padStart(4, '0')}`, `Синтетическая школа № ${n}`)
    for (const { role, email, at } of planPeople) {
      const personId = must(await addPerson(tx, act.at, { name: `Синтетический ${role}`, email, passwordHash }))
      must(await grantRole(tx, act, { personId, role, nodeId: nodes.get(at)! }))
    }
  })
  const municipality = nodes.get('reg99_m001')!
  const importStart = performance.now()
  const plan = await app.store.write(async (tx) => {
    const measures: Record<number, MeasureDecision> = {}
    for (let n = 1; n <= size.bySchools + size.own; n++)
      measures[n] =
        n <= size.bySchools
          ? { scope: 'all-schools', ownerRole: 'school-head', tracked: true }
          : { scope: 'own', ownerRole: 'methodist', tracked: true }
    const reading = must(readPlan(readPlainText(orderText(size))))
    return must(
      await createPlanFromReading(tx, act, {
        node: municipality,
        reading,
        fileName: 'замер.txt',
        decisions: { measures },
      }),
    )
  })
  const importMs = performance.now() - importStart
  const forceStart = performance.now()
  const { executions } = await app.store.write(async (tx) => must(await putPlanInForce(tx, act, plan)))
  const forceMs = performance.now() - forceStart
  await app.store.write((tx) => liveHalfAYear(tx, plan))
  return { plan, municipality, school: nodes.get('edu990001')!, executions, importMs, forceMs }
}

function orderText({ bySchools, own }: PlanSize): string {
  const rows = Array.from({ length: bySchools + own }, (_, index) => {
    const people = index < bySchools ? 'Директора школ' : 'Методист управления образования'
    return [`${index + 1}`, `Синтетическое мероприятие ${index + 1} замера`, 'Ежемесячно', people, 'Отчёт'].join('\t')
  })
  return [
    'План мероприятий (замер) на 2026/2027 учебный год',
    ['№', 'Мероприятие', 'Срок', 'Ответственные', 'Результат'].join('\t'),
    ...rows,
  ].join('\n')
}

/** By the last digit of the id, which is random: of what was due 10/16 are accepted, the rest stands in every state. */
async function liveHalfAYear(tx: WriteTx, plan: PlanId): Promise<void> {
  const states = [
    ['accepted', '0123456789'],
    ['submitted', 'ab'],
    ['returned', 'c'],
    ['in-work', 'd'],
  ] as const
  for (const [state, digits] of states)
    await tx
      .updateTable('plan_execution')
      .set({ state, version: 2 })
      .where('plan_id', '=', plan)
      .where('control_date', '<', planToday)
      .where(sql<string>`substr(id, 36, 1)`, 'in', digits.split(''))
      .execute()
}

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
