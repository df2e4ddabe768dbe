import type { Act } from '#audit'
import {
  type EventDraft,
  layHold,
  listHolds,
  liftHold,
  markStage,
  planEventChange,
  planSchoolDates,
  setStageDeadlines,
  setStorageTerm,
  writeEventChange,
  writeSchoolDates,
} from '#calendar'
import { type SchoolYear, schoolYearOf, type StageKind } from '#calendar/model'
import type { WriteTx } from '#db'
import { addDays, isWorkingDay, nearestWorkingDay, russianWorkingDays } from '#deadlines'
import type { IsoDate } from '#kernel/clock'
import { findNodeByCode, listSubtree } from '#organisations'
import type { FederalCode, NodeId, OrganisationNode } from '#organisations/model'
import { federalWindow } from '#procedures'
import { holdingDate } from './holding-date.ts'
import type { DemoMunicipality } from './model.ts'
import type { DemoActors } from './plant-plan.ts'
import { planted } from './planted.ts'
import { plantedAnomalies } from './planted-anomalies.ts'

/**
 * The calendar of the year that is on, with holidays and an own diagnostics but no window of ВПР, so that the plan waits
 * for it; and the ВПР of the last spring, with the dates of the schools, their stages and works under a ban.
 */
export async function plantCalendar(
  tx: WriteTx,
  at: string,
  municipality: OrganisationNode,
  demo: DemoMunicipality,
  actors: DemoActors,
): Promise<void> {
  const act: Act = { actor: actors.coordinator, at }
  const year = schoolYearOf(at.slice(0, 10))
  for (const draft of eventsOf(municipality.id, year)) {
    const planned = planted(await planEventChange(tx, act, { kind: 'add', draft }))
    planted(await writeEventChange(tx, act, planned))
  }
  await plantSpring(tx, act, municipality, demo, actors)
}

function eventsOf(node: NodeId, schoolYear: SchoolYear): readonly EventDraft[] {
  const next = schoolYear + 1
  const basis = `приказ управления образования от 25.08.${schoolYear} №\u00a098-демо`
  const holidays = (name: string, start: IsoDate, end: IsoDate): EventDraft => {
    return { node, schoolYear, kind: 'holidays', name, start, end, basis }
  }
  return [
    holidays('Осенние каникулы', `${schoolYear}-10-26`, `${schoolYear}-11-03`),
    holidays('Зимние каникулы', `${schoolYear}-12-29`, `${next}-01-11`),
    holidays('Весенние каникулы', `${next}-03-27`, `${next}-04-04`),
    {
      node,
      schoolYear,
      kind: 'study',
      name: 'Окончание первого полугодия',
      start: `${schoolYear}-12-28`,
      end: '',
      basis,
    },
    {
      node,
      schoolYear,
      kind: 'diagnostics',
      name: 'Муниципальная диагностика по математике, 8 классы',
      start: `${schoolYear}-12-08`,
      end: `${schoolYear}-12-10`,
      basis: `приказ управления образования от 02.10.${schoolYear} №\u00a0121-демо`,
    },
  ]
}

async function plantSpring(
  tx: WriteTx,
  act: Act,
  municipality: OrganisationNode,
  demo: DemoMunicipality,
  actors: DemoActors,
): Promise<void> {
  const spring = Math.max(...demo.assessments.map(({ year }) => year))
  const window = federalWindow(spring)
  if (window === undefined) return
  const of = { schoolYear: schoolYearOf(window.from), procedure: 'ВПР' } as const
  const deadlines: Readonly<Record<StageKind, IsoDate>> = {
    materials: addDays(window.from, -3),
    holding: window.to,
    marking: addDays(window.to, 5),
    upload: addDays(window.to, 9),
  }
  planted(await setStageDeadlines(tx, act, { ...of, node: municipality.id, deadlines, version: 0 }))
  const basis = `приказ управления образования от 03.06.${spring} №\u00a077-демо: хранить до окончания перепроверок`
  const until = `${spring}-12-31`
  planted(await setStorageTerm(tx, act, { ...of, node: municipality.id, until, basis, version: 0 }))

  const works = demo.assessments.filter(({ year }) => year === spring)
  const schools = await listSubtree(tx, municipality.path, 'school')
  const lines = datesOf(demo, works)
  const noticed = new Set(plantedAnomalies.map(({ school }) => school))
  for (const [index, school] of schools.entries()) {
    // Some schools have not entered their dates, as happens.
    if (index % 10 === 9 && !noticed.has(school.code)) continue
    const actor = actors.heads.get(school.id) ?? actors.coordinator
    const entered: Act = { actor, at: `${addDays(window.from, -20)}T07:00:00.000Z` }
    const planned = planted(await planSchoolDates(tx, { ...of, school: school.id, version: 0, lines }))
    planted(await writeSchoolDates(tx, entered, planned))
    for (const kind of stagesDone(index)) {
      // Every fifth school uploaded some days after the deadline.
      const late = kind === 'upload' && index % 5 === 3 ? 4 : -1
      const done = { actor, at: `${addDays(deadlines[kind], late)}T08:00:00.000Z` }
      planted(await markStage(tx, done, { ...of, school: school.id, kind, done: true }))
    }
  }
  await plantHolds(tx, act, of, works)
}

/** The days of the demonstration's results; what would fall on a day off stands after the others. */
function datesOf(demo: DemoMunicipality, works: DemoMunicipality['assessments']) {
  const days = works.map((work) => holdingDate(demo, work))
  let after = days.toSorted().at(-1) ?? ''
  return works.map(({ grade, subject }, index) => {
    const day = days[index] ?? ''
    if (isWorkingDay(day, russianWorkingDays)) return { grade: String(grade), subject, date: day }
    after = nearestWorkingDay(addDays(after, 1), 1, russianWorkingDays)
    return { grade: String(grade), subject, date: after }
  })
}

/** Most schools are done; one has not said that its forms are uploaded. */
const stagesDone = (index: number): readonly StageKind[] =>
  index % 13 === 6 ? ['materials', 'holding', 'marking'] : ['materials', 'holding', 'marking', 'upload']

/** Works of the first schools with signs are kept for a recheck; of the last of them no longer. */
async function plantHolds(
  tx: WriteTx,
  act: Act,
  of: { readonly schoolYear: SchoolYear; readonly procedure: 'ВПР' },
  works: readonly { readonly grade: number; readonly subject: string }[],
): Promise<void> {
  const chosen = works.filter(({ grade, subject }) => grade === 4 && subject !== 'Окружающий мир').slice(0, 2)
  for (const [index, login] of [...new Set(plantedAnomalies.map(({ school }) => school))].slice(0, 3).entries()) {
    const school = await findNodeByCode(tx, login as FederalCode)
    if (school === undefined || chosen.length === 0) continue
    const key = { ...of, school: school.id }
    const reason = 'Работы нужны для перепроверки до уточнения признаков'
    const laid = await layHold(tx, act, { ...key, works: chosen, reason })
    if (!laid.ok || index !== 2) continue
    for (const { id } of await listHolds(tx, key)) {
      planted(await liftHold(tx, act, { hold: id, reason: 'Перепроверка завершена, отметки подтверждены' }))
    }
  }
}
