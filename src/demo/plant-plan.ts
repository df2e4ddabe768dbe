import type { PersonId } from '#access/model'
import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { readPlainText } from '#documents'
import { findNodeByCode } from '#organisations'
import type { FederalCode, NodeId } from '#organisations/model'
import {
  acknowledgePlan,
  attachEvidence,
  createPlanFromReading,
  listAcknowledgements,
  listExecutions,
  moveExecution,
  putPlanInForce,
  readPlan,
} from '#plan'
import type { ExecutionStep, ListedExecution, PlanId } from '#plan/model'
import { demoPlanText } from './plan-text.ts'
import { planted } from './planted.ts'
import { plantedAnomalies } from './planted-anomalies.ts'

export interface DemoActors {
  readonly coordinator: PersonId
  /** By school. */
  readonly heads: ReadonlyMap<NodeId, PersonId>
}

/** The row of the plan that only schools with signs carry out. */
const selfAnalysis = 5
/** The place of the clause that asks schools for plans of their own. */
const schoolPlans = 3

/** Of the rows in their order; of what is done always or on request nobody has said. */
const minutes = [30, 120, 480, 120, 180, 150, 45, 60, 240, 480, null, 60, null, 240, 60] as const

/** A plan in force in its third month: executions stand in every state, with their evidence and their history. */
export async function plantPlan(tx: WriteTx, at: string, municipality: NodeId, actors: DemoActors): Promise<PlanId> {
  const year = Number.parseInt(at.slice(0, 4), 10) - (at.slice(5, 7) < '09' ? 1 : 0)
  const text = demoPlanText(year)
  const approval: Act = { actor: actors.coordinator, at: `${year}-09-05T06:00:00.000Z` }
  const plan = planted(
    await createPlanFromReading(tx, approval, {
      node: municipality,
      reading: planted(readPlan(readPlainText(text))),
      fileName: `Приказ 112-демо, ${year} год.txt`,
      bytes: new TextEncoder().encode(text),
      decisions: {
        clauses: { 1: { minutes: 20 }, 2: { minutes: 90 } },
        measures: {
          ...Object.fromEntries(minutes.map((each, index) => [index + 1, { minutes: each }])),
          [selfAnalysis]: { scope: 'named-schools', schools: await schoolsWithSigns(tx), minutes: 180 },
        },
      },
    }),
  )
  planted(await putPlanInForce(tx, approval, plan))
  await plantAcknowledgements(tx, plan, actors, year)
  const executions = await listExecutions(tx, { at: municipality, plan, limit: 10_000 })
  let own = 0
  for (const [index, execution] of executions.entries()) {
    // What a school owes as its plan goes with the plan itself.
    if (execution.measurePosition === schoolPlans) continue
    // Those of the authority are few: they take their turns by a list, so that each state is among them.
    const turn =
      execution.node === municipality ? (ownTurns[own++ % ownTurns.length] ?? 0) : index + execution.measurePosition * 7
    const steps = stepsOf(execution, turn, at.slice(0, 10))
    await walk(tx, execution, steps, at, actors)
  }
  return plan
}

async function schoolsWithSigns(tx: WriteTx): Promise<readonly NodeId[]> {
  const schools: NodeId[] = []
  for (const login of new Set(plantedAnomalies.map((anomaly) => anomaly.school))) {
    const school = await findNodeByCode(tx, login as FederalCode)
    if (school !== undefined) schools.push(school.id)
  }
  return schools
}

/** Every school but each seventh has acknowledged the order. */
async function plantAcknowledgements(tx: WriteTx, plan: PlanId, actors: DemoActors, year: number): Promise<void> {
  for (const [index, { school }] of (await listAcknowledgements(tx, plan)).entries()) {
    const head = actors.heads.get(school)
    if (index % 7 === 6 || head === undefined) continue
    const at = `${year}-09-${String(7 + (index % 12)).padStart(2, '0')}T07:00:00.000Z`
    planted(await acknowledgePlan(tx, { actor: head, at }, { plan, school }))
  }
}

const ownTurns = [0, 1, 2, 7, 6, 8, 5]

/** What has happened to an execution: most of what was due is accepted, some is late, some is on its way. */
function stepsOf({ controlDate }: ListedExecution, index: number, today: string): readonly ExecutionStep[] {
  const turn = index % 10
  if (controlDate === null) return turn < 5 ? [] : ['start']
  if (controlDate < today) {
    if (turn < 6) return ['start', 'submit', 'accept']
    if (turn === 6) return ['start', 'submit', 'return']
    if (turn === 7) return ['start', 'submit']
    if (turn === 8) return ['start']
    return index % 20 === 9 ? [] : ['not-require']
  }
  const isNear = Date.parse(controlDate) - Date.parse(today) < 30 * 86_400_000
  if (!isNear) return index % 40 === 7 ? ['pause'] : []
  if (turn < 3) return ['start', 'submit']
  return turn < 6 ? ['start'] : []
}

const remarks: Readonly<Partial<Record<ExecutionStep, string>>> = {
  return: 'Добавьте сведения по 5 классам: в отчёте только 4 классы.',
  'not-require': 'В школе нет классов, о которых говорит мероприятие.',
  pause: 'Отложено до начала процедуры.',
}

async function walk(
  tx: WriteTx,
  { id, controlDate, text, node }: ListedExecution,
  steps: readonly ExecutionStep[],
  now: string,
  actors: DemoActors,
): Promise<void> {
  const due = controlDate === null || controlDate > now.slice(0, 10) ? now.slice(0, 10) : controlDate
  let version = 1
  for (const [index, step] of steps.entries()) {
    const at = new Date(Date.parse(`${due}T08:00:00.000Z`) - (steps.length - index) * 86_400_000).toISOString()
    const own = actors.heads.get(node) ?? actors.coordinator
    const isOwnStep = step === 'start' || step === 'submit'
    const act: Act = { actor: isOwnStep ? own : actors.coordinator, at }
    if (step === 'start') {
      const bytes = new TextEncoder().encode(`Синтетические данные. ${text}`)
      const evidence = { kind: 'file', fileName: 'Материалы (Демо).txt', bytes } as const
      planted(await attachEvidence(tx, act, [], { executions: [id], evidence }))
      version += 1
      continue
    }
    const remark = remarks[step]
    const move = { execution: id, version, step, ...(remark === undefined ? {} : { remark }) }
    version = planted(await moveExecution(tx, act, move)).version
  }
}
