import { addPerson, grantRole, migrations as accessMigrations } from '#access'
import type { PersonId } from '#access/model'
import { type Act, migrations as auditMigrations } from '#audit'
import { migrations as calendarMigrations } from '#calendar'
import type { Store, WriteTx } from '#db'
import { temporaryStore } from '#db/testing'
import { readPlainText } from '#documents'
import { migrations as organisationMigrations } from '#organisations'
import type { NodeId } from '#organisations/model'
import { plantTree, type TestTree, valueOf } from '../organisations/testing.ts'
import { createPlanFromReading, migrations, putPlanInForce, readPlan } from './index.ts'
import type { PlanDecisions, PlanId, PlanReading } from './model.ts'

export { valueOf }

export interface PlanStore {
  readonly store: Store
  readonly tree: TestTree
  /** The coordinator of the town and the head of its first school. */
  readonly coordinator: Act & { readonly actor: PersonId }
  readonly head: Act & { readonly actor: PersonId }
}

export const testDay = '2026-11-22'

export async function storeForPlans(engine: Store['engine']): Promise<PlanStore> {
  const steps = [
    ...auditMigrations,
    ...organisationMigrations,
    ...accessMigrations,
    ...calendarMigrations,
    ...migrations,
  ]
  const store = await temporaryStore(engine, steps)
  const at = `${testDay}T09:00:00.000Z`
  const system = { actor: 'system', at } as const
  return store.write(async (tx) => {
    const tree = await plantTree(tx)
    const person = async (email: string, role: 'municipal-coordinator' | 'school-head', nodeId: NodeId) => {
      const name = `${email} (Демо)`
      const id = valueOf(await addPerson(tx, at, { name, email: `${email}@demo.invalid`, passwordHash: 'none' }))
      valueOf(await grantRole(tx, system, { personId: id, role, nodeId }))
      return { actor: id, at }
    }
    const coordinator = await person('koordinator', 'municipal-coordinator', tree.town)
    const head = await person('direktor', 'school-head', tree.schoolOne)
    return { store, tree, coordinator, head }
  })
}

type Row = readonly [text: string, deadline: string, responsible: string, result: string]

/** The reading of a synthetic order of 1 September 2026 with two clauses and the rows given. */
export function readRows(rows: readonly Row[]): PlanReading {
  const quoted = (cell: string): string => (cell.includes('\n') ? `"${cell}"` : cell)
  const text = [
    'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ (ДЕМО)',
    'ПРИКАЗ',
    '01.09.2026 г. № 5-демо',
    'Об утверждении плана (Демо) в 2026/2027 учебном году',
    'ПРИКАЗЫВАЮ:',
    '1. Директорам школ ознакомиться с планом в срок до 10 сентября 2026 г.',
    '2. Контроль за исполнением приказа оставляю за собой.',
    'Начальник\tИ.В. Заречная',
    '',
    'План мероприятий (Демо) на 2026/2027 учебный год',
    ['№', 'Мероприятие', 'Срок', 'Ответственные', 'Результат'].join('\t'),
    ...rows.map((row, index) => [String(index + 1), ...row].map(quoted).join('\t')),
  ].join('\n')
  return valueOf(readPlan(readPlainText(text)))
}

export const threeRows: readonly Row[] = [
  ['Совещание с руководителями школ', 'Сентябрь, декабрь 2026 г.', 'Управление образования', 'Протокол'],
  ['Отчёт школы о ходе плана', 'до 16 ноября 2026 г.', 'Директора школ', 'Отчёт'],
  ['Наблюдение за проведением ВПР', 'По графику проведения ВПР', 'Управление образования', 'Акты'],
]

export async function plantDraft(
  tx: WriteTx,
  { tree, coordinator }: PlanStore,
  rows: readonly Row[] = threeRows,
  decisions: PlanDecisions = {},
): Promise<PlanId> {
  const reading = readRows(rows)
  return valueOf(
    await createPlanFromReading(tx, coordinator, { node: tree.town, reading, fileName: 'приказ-демо.txt', decisions }),
  )
}

export async function plantInForce(
  tx: WriteTx,
  plans: PlanStore,
  rows = threeRows,
  decisions: PlanDecisions = {},
): Promise<PlanId> {
  const plan = await plantDraft(tx, plans, rows, decisions)
  valueOf(await putPlanInForce(tx, plans.coordinator, plan))
  return plan
}
