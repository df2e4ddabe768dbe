import { addPerson, grantRole, migrations as accessMigrations } from '#access'
import type { PersonId, Role } from '#access/model'
import { type Act, migrations as auditMigrations } from '#audit'
import { migrations as calendarMigrations } from '#calendar'
import type { Store } from '#db'
import { temporaryStore } from '#db/testing'
import { readPlainText } from '#documents'
import { migrations as jobMigrations } from '#jobs'
import { assert } from '#kernel/assert'
import type { Result } from '#kernel/result'
import { migrations as mailMigrations } from '#mail'
import { createNode, migrations as organisationMigrations } from '#organisations'
import type { NodeId, NodeKind } from '#organisations/model'
import {
  attachEvidence,
  createPlanFromReading,
  listExecutions,
  migrations as planMigrations,
  moveExecution,
  putPlanInForce,
  readPlan,
} from '#plan'
import type { ExecutionStep, ListedExecution, PlanId } from '#plan/model'
import { migrations as procedureMigrations } from '#procedures'
import { migrations } from './index.ts'
import { letterLinks } from './letter-links.ts'

export const testLinks = letterLinks('https://demo.invalid')

export interface ReminderStore {
  readonly store: Store
  readonly town: NodeId
  readonly schools: readonly NodeId[]
  readonly coordinator: PersonId
  /** In the order of schools. */
  readonly heads: readonly PersonId[]
  readonly plan: PlanId
}

/** A town with two schools, their heads and a coordinator, and a plan in force with one measure for every school. */
export async function storeForReminders(
  engine: Store['engine'],
  { deadline, inForceAt = '2026-09-01T06:00:00.000Z' }: { readonly deadline: string; readonly inForceAt?: string },
): Promise<ReminderStore> {
  const store = await temporaryStore(engine, [
    ...auditMigrations,
    ...jobMigrations,
    ...mailMigrations,
    ...organisationMigrations,
    ...accessMigrations,
    ...procedureMigrations,
    ...calendarMigrations,
    ...planMigrations,
    ...migrations,
  ])
  const system: Act = { actor: 'system', at: inForceAt }
  return store.write(async (tx) => {
    const node = async (kind: NodeKind, parentId: NodeId | null, code: string, name: string) =>
      must(await createNode(tx, system, { kind, parentId, code, name }))
    const region = await node('region', null, 'reg99', 'Синтетическая область')
    const town = await node('municipality', region, 'reg99_m001', 'Город Заречный')
    const schools = [
      await node('school', town, 'edu990001', 'СОШ № 1'),
      await node('school', town, 'edu990002', 'СОШ № 2'),
    ]
    const person = async (email: string, role: Role, nodeId: NodeId) => {
      const added = await addPerson(tx, inForceAt, {
        name: `${email} (демо)`,
        email: `${email}@demo.invalid`,
        passwordHash: '-',
      })
      const personId = must(added)
      must(await grantRole(tx, system, { personId, role, nodeId }))
      return personId
    }
    const coordinator = await person('koordinator', 'municipal-coordinator', town)
    const heads = [
      await person('direktor1', 'school-head', schools[0]!),
      await person('direktor2', 'school-head', schools[1]!),
    ]
    const text = [
      'План мероприятий (Демо) на 2026/2027 учебный год',
      ['№', 'Мероприятие', 'Срок', 'Ответственные', 'Результат'].join('\t'),
      ['1', 'Отчёт школы о ходе плана', deadline, 'Директора школ', 'Отчёт'].join('\t'),
    ].join('\n')
    const plan = must(
      await createPlanFromReading(tx, system, {
        node: town,
        reading: must(readPlan(readPlainText(text))),
        fileName: 'план-демо.txt',
        decisions: { measures: { 1: { scope: 'all-schools', ownerRole: 'school-head' } } },
      }),
    )
    must(await putPlanInForce(tx, system, plan))
    return { store, town, schools, coordinator, heads, plan }
  })
}

/** The execution of a school. */
export async function executionOf({ store, plan }: ReminderStore, school: NodeId): Promise<ListedExecution> {
  const [execution] = await store.read((tx) => listExecutions(tx, { at: school, plan, limit: 1 }))
  assert(execution !== undefined, 'executionOf: every school must have its part of the plan')
  return execution
}

/** The head hands the work in. */
export async function submit(world: ReminderStore, school: NodeId, actor: PersonId, at: string): Promise<void> {
  const { id } = await executionOf(world, school)
  const bytes = new TextEncoder().encode('Отчёт (Демо)')
  const evidence = { kind: 'file', fileName: 'отчёт.txt', bytes } as const
  await world.store.write(async (tx) =>
    must(await attachEvidence(tx, { actor, at }, [], { executions: [id], evidence })),
  )
  await move(world, school, actor, at, 'submit')
}

export async function move(
  world: ReminderStore,
  school: NodeId,
  actor: PersonId,
  at: string,
  step: ExecutionStep,
  remark = 'Замечание (Демо)',
): Promise<void> {
  const { id, version } = await executionOf(world, school)
  await world.store.write(async (tx) =>
    must(
      await moveExecution(
        tx,
        { actor, at },
        { execution: id, version, step, ...(step === 'return' ? { remark } : {}) },
      ),
    ),
  )
}

export interface PutLetter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Everything that was put into the outbox, oldest first. */
export async function lettersOf({ store }: Pick<ReminderStore, 'store'>): Promise<readonly PutLetter[]> {
  const rows = await store.read((tx) =>
    tx.selectFrom('letter').select(['to_email', 'subject', 'text']).orderBy('created_at').orderBy('to_email').execute(),
  )
  const plain = (words: string): string => words.replaceAll('\u00a0', ' ')
  return rows.map(({ to_email, subject, text }) => ({
    to: to_email.split('@')[0] ?? '',
    subject: plain(subject),
    text: plain(text),
  }))
}

export function must<T>(result: Result<T, unknown>): T {
  assert(result.ok, `a verb refused: ${result.ok ? '' : JSON.stringify(result.error)}`)
  return result.value
}
