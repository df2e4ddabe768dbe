import type { Act } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import type { NodeId } from '#organisations/model'
import {
  acceptedSchoolsTarget,
  acceptSchoolPlan,
  addOwnRow,
  addRecord,
  attachEvidence,
  bindTarget,
  deriveSchoolPlan,
  editDerivedRow,
  listExecutions,
  listMeasures,
  listSchoolPlanRows,
  loadSchoolPlan,
  moveExecution,
  recordsTarget,
  returnSchoolPlan,
  sendSchoolPlan,
} from '#plan'
import type { OwnRowFields, PlanId, PlanMeasure } from '#plan/model'
import type { DemoActors } from './plant-plan.ts'
import { planted } from './planted.ts'

/** How far the plan of each school is, in turn: among six schools two have none yet. */
const turns = ['accepted', 'sent', 'returned', 'draft', 'none', 'none'] as const
type Turn = (typeof turns)[number]

/** Plans of schools in every state, and facts with their documents behind a number that the plan promises. */
export async function plantSchoolPlans(tx: WriteTx, at: string, plan: PlanId, actors: DemoActors): Promise<void> {
  for (const [index, school] of [...actors.heads.keys()].entries()) {
    await plantSchoolPlan(tx, at, { plan, school, index, turn: turns[index % turns.length] ?? 'none' }, actors)
  }
  await plantRecords(tx, at, plan, actors)
}

async function plantSchoolPlan(
  tx: WriteTx,
  now: string,
  of: { readonly plan: PlanId; readonly school: NodeId; readonly index: number; readonly turn: Turn },
  actors: DemoActors,
): Promise<void> {
  const head = actors.heads.get(of.school)
  if (of.turn === 'none' || head === undefined) return
  const school = (daysAgo: number): Act => ({ actor: head, at: before(now, daysAgo) })
  const authority = (daysAgo: number): Act => ({ actor: actors.coordinator, at: before(now, daysAgo) })
  const plan = planted(await deriveSchoolPlan(tx, school(20), { parent: of.plan, school: of.school }))
  for (const fields of ownRows(now).slice(of.index % 2, (of.index % 2) + 3)) {
    planted(await addOwnRow(tx, school(19), { plan, fields }))
  }
  await plantWay(tx, school(18), plan, of.school)
  if (of.turn === 'draft') return
  const context = { windows: [], today: now.slice(0, 10) }
  planted(await sendSchoolPlan(tx, school(12), { ...(await seen(tx, plan)), context }))
  if (of.turn === 'sent') return
  if (of.turn === 'returned') {
    const { own } = await listSchoolPlanRows(tx, { plan, school: of.school })
    const remarks = own.slice(0, 1).map(({ measure }) => [measure.id, 'Назовите предмет и классы.'] as const)
    const remark = 'Добавьте мероприятие по итогам сопоставления отметок.'
    const back = { ...(await seen(tx, plan)), remark, rowRemarks: new Map(remarks) }
    planted(await returnSchoolPlan(tx, authority(8), back))
    return
  }
  planted(await acceptSchoolPlan(tx, authority(6), await seen(tx, plan)))
  await plantOwnWork(tx, school(3), plan, of.school)
}

/** The school's own date and words for a row that comes due once and is still to come. */
async function plantWay(tx: WriteTx, act: Act, plan: PlanId, school: NodeId): Promise<void> {
  const { derived } = await listSchoolPlanRows(tx, { plan, school })
  const row = derived.find(({ measure }) => measure.text.startsWith('Сопоставление результатов ВПР'))
  if (row === undefined || act.actor === 'system') return
  const control = row.executions.at(-1)?.controlDate ?? null
  const fields = {
    owner: act.actor,
    ownDate: control === null ? null : before(`${control}T00:00:00.000Z`, 5).slice(0, 10),
    leadDays: null,
    note: 'Сначала смотрят школьные методические объединения, сводит заместитель директора.',
  }
  planted(await editDerivedRow(tx, act, { plan, measure: row.measure.id, version: row.version, fields }))
}

/** The first row of the school's own is on its way. */
async function plantOwnWork(tx: WriteTx, act: Act, plan: PlanId, school: NodeId): Promise<void> {
  const [first] = await listExecutions(tx, { at: school, plan, limit: 1 })
  if (first === undefined) return
  const bytes = new TextEncoder().encode(`Синтетические данные. ${first.text}`)
  const evidence = { kind: 'file', fileName: 'Материалы школы (Демо).txt', bytes } as const
  planted(await attachEvidence(tx, act, [], { executions: [first.id], evidence }))
  planted(await moveExecution(tx, act, { execution: first.id, version: first.version + 1, step: 'submit' }))
}

/** Teachers who finished the courses: 14 of the 20 that the plan promises, each number with its document. */
async function plantRecords(tx: WriteTx, now: string, plan: PlanId, actors: DemoActors): Promise<void> {
  const [school] = actors.heads.keys()
  if (school === undefined) return
  const measures = await listMeasures(tx, { plan, at: school, today: now.slice(0, 10) })
  const measure = measures.find(({ targets }) => targets.some(({ value }) => value === 20))
  if (measure === undefined) return
  const place = { measure: measure.id, target: 0 }
  const bound = { ...place, source: recordsTarget.id, version: 0 }
  planted(await bindTarget(tx, { actor: actors.coordinator, at: before(now, 30) }, [recordsTarget], bound))
  await bindShare(tx, now, measures, actors)
  for (const [index, [node, head]] of [...actors.heads].slice(0, 5).entries()) {
    const amount = [3, 2, 4, 3, 2][index] ?? 1
    const text = `Синтетические данные. Реестр удостоверений, человек: ${amount}.`
    const record = {
      ...place,
      node,
      role: 'school-head' as const,
      what: 'Учителя русского языка и математики прошли курсы по оцениванию',
      amount,
      date: before(now, 10 + index).slice(0, 10),
      document: `Удостоверения, реестр № ${index + 1}-демо`,
      evidence: { kind: 'file', fileName: 'Реестр (Демо).txt', bytes: new TextEncoder().encode(text) } as const,
    }
    planted(await addRecord(tx, { actor: head, at: before(now, 9) }, record))
  }
}

/** «100 % школ» is counted by the schools whose reports are accepted. */
async function bindShare(
  tx: WriteTx,
  now: string,
  measures: readonly PlanMeasure[],
  { coordinator }: DemoActors,
): Promise<void> {
  const measure = measures.find(({ targets }) => targets[0]?.unit === 'percent')
  if (measure === undefined) return
  const bound = { measure: measure.id, target: 0, source: acceptedSchoolsTarget.id, version: 0 }
  planted(await bindTarget(tx, { actor: coordinator, at: before(now, 30) }, [acceptedSchoolsTarget], bound))
}

async function seen(tx: ReadTx, plan: PlanId): Promise<{ readonly plan: PlanId; readonly version: number }> {
  return { plan, version: (await loadSchoolPlan(tx, plan))?.version ?? 0 }
}

const before = (at: string, days: number): string => new Date(Date.parse(at) - days * 86_400_000).toISOString()

/** What schools add of their own; the days are still to come whenever the demonstration is planted. */
function ownRows(now: string): readonly OwnRowFields[] {
  const month = (ahead: number): string => {
    const day = new Date(`${now.slice(0, 8)}15T00:00:00.000Z`)
    day.setUTCMonth(day.getUTCMonth() + ahead)
    return day.toISOString().slice(0, 10).split('-').toReversed().join('.')
  }
  const row = (
    text: string,
    deadlineText: string,
    result: string,
    kind: OwnRowFields['kind'],
    minutes: number,
  ): OwnRowFields => ({
    text,
    deadlineText,
    responsible: ['Заместитель директора по учебной работе'],
    result,
    kind,
    ownerRole: 'school-coordinator',
    owner: null,
    minutes,
  })
  return [
    row('Взаимная проверка контрольных работ учителями', `до ${month(1)}`, 'Справка', 'recheck', 120),
    row('Педагогический совет об итогах ВПР', `до ${month(2)}`, 'Протокол', 'meeting', 90),
    row('Встреча с родителями о целях ВПР', `до ${month(3)}`, 'Протокол собрания', 'parents', 60),
    row(
      'Открытые уроки учителей математики с разбором критериев',
      `до ${month(4)}`,
      'Не менее 4 уроков, листы наблюдения',
      'practices',
      180,
    ),
  ]
}
