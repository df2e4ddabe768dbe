import type { App } from '#app'
import type { Act } from '#audit'
import { readPlainText } from '#documents'
import { assert } from '#kernel/assert'
import type { Result } from '#kernel/result'
import type { NodeId } from '#organisations/model'
import {
  addRecord,
  attachEvidence,
  bindTarget,
  createPlanFromReading,
  deriveSchoolPlan,
  listExecutions,
  listMeasures,
  loadExecution,
  putPlanInForce,
  readPlan,
  recordsTarget,
  sendSchoolPlan,
  stagePlanUpload,
} from '#plan'
import type { PlanDecisions } from '#plan/model'
import type { Target } from './two-municipalities.ts'

const ofSchools = ['plan-target', 'school-plan', 'plan-record'] as const
const subjects = [
  'plan',
  'plan-draft',
  'plan-revision',
  'plan-upload',
  'plan-measure',
  'execution',
  'execution-file',
  ...ofSchools,
] as const
type PlanSubject = (typeof subjects)[number]

const act: Act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' }

const text = [
  'План мероприятий (Демо) на 2026/2027 учебный год',
  ['№', 'Мероприятие', 'Срок', 'Ответственные', 'Результат'].join('\t'),
  ['1', 'Отчёт школы о ходе плана', 'до 16 ноября 2026 г.', 'Директора школ', 'Не менее 2 отчётов'].join('\t'),
  ['2', 'Совещание с руководителями', 'Декабрь 2026 г.', 'Управление образования', 'Протокол'].join('\t'),
].join('\n')

/** In each municipality a plan in force, a draft, a document that cannot be read, and what its schools have handed in. */
export async function plantPlans(
  app: App,
  nodes: ReadonlyMap<string, { readonly id: NodeId; readonly path: string }>,
  municipalities: readonly { readonly code: string; readonly schools: readonly string[] }[],
): Promise<Record<PlanSubject, readonly Target[]>> {
  const targets: Record<PlanSubject, Target[]> = {
    plan: [],
    'plan-draft': [],
    'plan-revision': [],
    'plan-upload': [],
    'plan-measure': [],
    execution: [],
    'execution-file': [],
    'plan-target': [],
    'school-plan': [],
    'plan-record': [],
  }
  const add = (subject: PlanSubject, of: string, id: string, path: string): void => {
    targets[subject].push({ name: `of ${of}`, id, kind: 'object', path })
  }
  const bytes = new TextEncoder().encode(text)
  await app.store.write(async (tx) => {
    for (const { code, schools } of municipalities) {
      const { id: node, path } = nodes.get(code)!
      const create = async (decisions: PlanDecisions = {}) => {
        const reading = must(readPlan(readPlainText(text)))
        const request = { node, reading, fileName: 'план-демо.txt', bytes, decisions }
        return must(await createPlanFromReading(tx, act, request))
      }
      const plan = await create()
      must(await putPlanInForce(tx, act, plan))
      add('plan', code, plan, path)
      add('plan-draft', code, await create(), path)
      add('plan-revision', code, await create({ replaces: plan }), path)
      const upload = { node, fileName: 'рисунок.docx', bytes: new Uint8Array([1, 2, 3]) }
      add('plan-upload', code, await stagePlanUpload(tx, act, upload), path)
      const [measure] = await listMeasures(tx, { plan, at: node, today: '2026-11-22' })
      add('plan-measure', code, `${plan}/measures/${measure?.id}`, path)
      assert(measure !== undefined, 'plantPlans: the plan must have its measures')
      add('plan-target', code, `${plan}/measures/${measure.id}/targets/0`, path)
      const target = { measure: measure.id, target: 0 }
      must(await bindTarget(tx, act, [recordsTarget], { ...target, source: recordsTarget.id, version: 0 }))
      for (const school of schools) {
        const place = nodes.get(school)!
        const [execution] = await listExecutions(tx, { at: place.id, plan, limit: 1 })
        assert(execution !== undefined, 'plantPlans: every school must have its part of the plan')
        const evidence = { kind: 'file', fileName: 'отчёт.txt', bytes } as const
        must(await attachEvidence(tx, act, [], { executions: [execution.id], evidence }))
        const page = await loadExecution(tx, execution.id)
        const [kept] = page?.evidence ?? []
        assert(kept?.kind === 'file', 'plantPlans: the evidence must be a file')
        add('execution', school, execution.id, place.path)
        const own = must(await deriveSchoolPlan(tx, act, { parent: plan, school: place.id }))
        const seen = { plan: own, version: 1, context: { windows: [], today: '2026-11-22' } }
        must(await sendSchoolPlan(tx, act, seen))
        add('school-plan', school, own, place.path)
        const record = { ...target, node: place.id, role: 'school-head', amount: 1, date: '2026-11-10' } as const
        const words = {
          what: 'Отчёт',
          document: 'Отчёт',
          evidence: { kind: 'file', fileName: 'отчёт.txt', bytes },
        } as const
        add('plan-record', school, must(await addRecord(tx, act, { ...record, ...words })), place.path)
        add('execution-file', school, `${execution.id}/files/${kept.revisions[0]?.file}`, place.path)
      }
    }
  })
  for (const subject of subjects) targets[subject].push({ name: 'unknown', id: unknownIds[subject], kind: 'object' })
  return targets
}

const unknownIds: Readonly<Record<PlanSubject, string>> = {
  plan: 'no-such-thing',
  'plan-draft': 'no-such-thing',
  'plan-revision': 'no-such-thing',
  'plan-upload': 'no-such-thing',
  'plan-measure': 'no-such-thing/measures/no-such-thing',
  execution: 'no-such-thing',
  'execution-file': 'no-such-thing/files/no-such-thing',
  'plan-target': 'no-such-thing/measures/no-such-thing/targets/0',
  'school-plan': 'no-such-thing',
  'plan-record': 'no-such-thing',
}

function must<T>(result: Result<T, unknown>): T {
  assert(result.ok, `plantPlans: a verb refused: ${result.ok ? '' : JSON.stringify(result.error)}`)
  return result.value
}
