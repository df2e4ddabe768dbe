import type { PersonId } from '#access/model'
import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { renderDocx } from '#documents'
import { getNode } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import {
  composeReport,
  createReport,
  decideReport,
  freezeReport,
  planReports,
  readyToSend,
  saveReportFields,
  stretchOf,
} from '#reports'
import type { ReportId } from '#reports/model'
import { planted } from './planted.ts'

export interface ReportActors {
  readonly coordinator: PersonId
  readonly headOfAuthority: PersonId
  /** The school whose head the demonstration can be entered as. */
  readonly school: NodeId
  readonly schoolHead: PersonId
}

/** Days before the due day: a draft stands in «Сегодня» most of the month. */
const leadDays = 14

/** The accepted report of the last month, this month's draft, and one of a school that waits for a decision. */
export async function plantReports(tx: WriteTx, at: string, municipality: NodeId, actors: ReportActors): Promise<void> {
  const town = await getNode(tx, municipality)
  const school = await getNode(tx, actors.school)
  if (town === undefined || school === undefined) return
  const today = at.slice(0, 10)
  const last = stretchOf('previous-month', today, undefined)
  // Before October the plan of the demonstration is younger than the month that would be reported.
  if (last.start.slice(5, 7) !== '08') {
    const coordinator = { actor: actors.coordinator, at: `${last.end}T07:00:00.000Z` }
    const report = await send(tx, coordinator, town, last, townWords)
    const accepted = { actor: actors.headOfAuthority, at: later(last.end, 1) }
    planted(await decideReport(tx, accepted, { report, version: 3, step: 'accept', remark: '' }))
    await send(tx, { actor: actors.schoolHead, at: later(last.end, 2) }, school, last, schoolWords)
  }
  const act = { actor: actors.coordinator, at }
  const period = { start: today, end: `${Number.parseInt(today.slice(0, 4), 10) + 1}-08-31` }
  const monthly = {
    node: town,
    title: '',
    wording: 'ежемесячно, последний понедельник месяца',
    cover: 'month',
    leadDays,
    period,
  } as const
  planted(await planReports(tx, act, { ...monthly, scope: 'own' }))
  planted(await planReports(tx, act, { ...monthly, title: 'Отчёт школы о ходе плана', scope: 'below' }))
  const month = stretchOf('month', today, undefined)
  const draft = await createReport(tx, act, { node: town, stretch: month, due: null })
  // The schedule has made it already where the due day is near.
  if (!draft.ok && draft.error.kind !== 'already-there') planted(draft)
}

const townWords = {
  conclusions:
    'План выполняется. Школы ознакомлены с приказом, большинство подтвердило исполнение документами.\nРезультаты ВПР за три года загружены и разобраны по предметам и классам.',
  difficulties: 'В нескольких школах сопоставление с журналом задержалось: не хватало отметок за четверть.',
  proposals:
    'Рассмотреть расхождения с журналом на совещании руководителей.\nПопросить школы, которые задержались, назвать новый срок.',
}

const schoolWords = {
  conclusions: 'Мероприятия плана за месяц выполнены, подтверждения приложены.',
  difficulties: '',
  proposals: 'Провести в школе семинар о критериях проверки развёрнутых ответов.',
}

type Words = typeof townWords

async function send(
  tx: WriteTx,
  act: Act,
  node: OrganisationNode,
  stretch: { readonly start: string; readonly end: string },
  words: Words,
): Promise<ReportId> {
  const report = planted(await createReport(tx, act, { node, stretch, due: null }))
  const version = planted(await saveReportFields(tx, act, { report, version: 1, ...words }))
  const data = planted(await readyToSend(tx, act, { report, version, targetSources: [] }))
  const docx = await renderDocx(composeReport(data))
  planted(await freezeReport(tx, act, { report, version, facts: data.facts, docx }))
  return report
}

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T07:00:00.000Z`) + days * 86_400_000).toISOString()
