import type { PersonId } from '#access/model'
import type { Act } from '#audit'
import {
  askSchool,
  decideCase,
  loadCase,
  openCase,
  planCaseMeasure,
  plansFor,
  proposeRequest,
  sendAnswer,
} from '#cases'
import { proposedMeasures } from '#cases/model'
import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import { listSchoolAreas, loadScreeningRun } from '#screening'
import { isDemonstration } from './plant-demo.ts'
import { planted } from './planted.ts'

/**
 * Cases of the last year of results, once, after the demonstration was screened: of the schools that the screening names the
 * first is decided with a measure in the plan, the second has answered, the third was asked; the rest wait for somebody
 * to open them. Does nothing in a store of real work.
 */
export async function plantCases(tx: WriteTx, at: Instant): Promise<void> {
  if (!(await isDemonstration(tx))) return
  const there = await tx.selectFrom('school_case').select('id').limit(1).executeTakeFirst()
  const grant = await tx
    .selectFrom('role_grant')
    .select(['node_id', 'person_id'])
    .where('role', '=', 'municipal-coordinator')
    .executeTakeFirst()
  if (there !== undefined || grant === undefined) return
  await plantCasesOf(tx, at, grant.node_id, grant.person_id)
}

async function plantCasesOf(tx: WriteTx, at: Instant, municipality: NodeId, coordinator: PersonId): Promise<void> {
  const run = await loadScreeningRun(tx, municipality)
  if (run === undefined) return
  const areas = await listSchoolAreas(tx, { run: run.id, municipality, flaggedOnly: true, offset: 0, limit: 3 })
  const act: Act = { actor: coordinator, at }
  for (const [index, { school }] of areas.entries()) {
    const year = await lastYearOf(tx, school)
    if (year === undefined) continue
    const made = await openCase(tx, act, { school, year })
    if (!made.ok) continue
    const found = await loadCase(tx, made.value)
    if (found === undefined) continue
    const due = `${at.slice(0, 4)}-12-04`
    planted(await askSchool(tx, act, { case: found.id, version: 1, text: proposeRequest(found), due }))
    if (index > 1) continue
    planted(await sendAnswer(tx, act, { case: found.id, version: 2, text: answers[index] ?? '' }))
    if (index > 0) continue
    const reason =
      'Объяснение принято, но часть работ проверяли свои учителя: посмотрим на них глазами других экспертов.'
    planted(await decideCase(tx, act, { case: found.id, version: 3, decision: 'recheck', reason }))
    const [plan] = await plansFor(tx, school)
    const measure = proposedMeasures.recheck
    if (plan === undefined || measure === null) continue
    planted(
      await planCaseMeasure(tx, act, {
        case: found.id,
        version: 4,
        plan: plan.id,
        text: measure.text,
        deadlineText: `до 18 декабря ${at.slice(0, 4)} г.`,
        ownerRole: 'school-head',
      }),
    )
  }
}

const answers = [
  'В классе весной работал другой учитель, перед работой класс повторял задания прошлых лет. Проверяли учителя школы. (Демо)',
  'Класс сильный с начальной школы, результаты олимпиад приложим к отчёту. Наблюдатель на работе был. (Демо)',
]

async function lastYearOf(tx: WriteTx, school: NodeId): Promise<number | undefined> {
  const row = await tx
    .selectFrom('screening_cell as c')
    .innerJoin('assessment as a', 'a.id', 'c.assessment_id')
    .select(({ fn }) => fn.max('a.year').as('year'))
    .where('c.school_id', '=', school)
    .where('c.flagged', '=', 1)
    .executeTakeFirst()
  return row?.year ?? undefined
}
