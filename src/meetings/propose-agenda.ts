import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { counted, formatDate } from '#kernel/russian-text'
import { getNode } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import { listMeasures, listPlans } from '#plan'
import type { ListedMeasure, MeasureKind } from '#plan/model'
import { loadAssessments } from '#procedures'
import { listImportsInForce } from '#results'
import { countSchoolOutcomes, loadSchoolFinding, loadScreeningRun } from '#screening'
import { listOpenDecisions } from './list-open-decisions.ts'
import { type AgendaProposal, type Meeting, meetingSeesAreas, meetingSpeaksOf } from './model.ts'

const soonDays = 30
const measuresProposed = 8
const decisionsProposed = 8

/**
 * Points that the facts give for the agenda: what earlier meetings decided and is not done, measures of the plans in
 * force that are late or due, areas of attention, the newest results. No school is named and nobody is judged: the
 * person ticks what to take.
 */
export async function proposeAgenda(
  tx: ReadTx,
  meeting: Pick<Meeting, 'id' | 'node' | 'kind' | 'items'>,
  today: IsoDate,
): Promise<readonly AgendaProposal[]> {
  const node = await getNode(tx, meeting.node)
  if (node === undefined) return []
  const taken = new Set(meeting.items.map(({ source }) => source))
  const proposals = [
    ...(await proposeDecisions(tx, meeting, today)),
    ...(await proposeMeasures(tx, node, meetingSpeaksOf[meeting.kind], today)),
    ...(meetingSeesAreas[meeting.kind] ? await proposeAreas(tx, node) : []),
    ...(await proposeResults(tx, node)),
  ]
  return proposals.filter(({ key }) => !taken.has(key))
}

async function proposeDecisions(
  tx: ReadTx,
  meeting: Pick<Meeting, 'id' | 'node'>,
  today: IsoDate,
): Promise<AgendaProposal[]> {
  const open = await listOpenDecisions(tx, { node: meeting.node, today, limit: decisionsProposed })
  return open
    .filter((each) => each.meeting !== meeting.id)
    .map(({ decision, text, minutesNumber, minutesDate, progress }) => ({
      key: `decision:${decision}`,
      from: 'decision',
      text: `Об исполнении решения протокола № ${minutesNumber} от ${formatDate(minutesDate)}: ${lowerFirst(text)}`,
      reason: `принято ${progress.byState.accepted} из ${progress.total}${progress.late > 0 ? `, просрочено ${progress.late}` : ''}`,
    }))
}

async function proposeMeasures(
  tx: ReadTx,
  node: OrganisationNode,
  kinds: readonly MeasureKind[] | 'all',
  today: IsoDate,
): Promise<AgendaProposal[]> {
  const plans = (await listPlans(tx, { node: node.id, today })).filter(({ status }) => status === 'in-force')
  const soon = new Date(Date.parse(today) + soonDays * 86_400_000).toISOString().slice(0, 10)
  const fitting: ListedMeasure[] = []
  for (const { id } of plans) {
    const measures = await listMeasures(tx, { plan: id, at: node.id, today })
    fitting.push(
      ...measures.filter(
        ({ origin, kind, progress }) =>
          // Decisions of meetings are proposed as such.
          origin !== 'decision' &&
          (kinds === 'all' || kinds.includes(kind)) &&
          (progress.late > 0 || (progress.nextControl !== null && progress.nextControl <= soon)),
      ),
    )
  }
  const urgency = ({ progress }: ListedMeasure): string =>
    `${progress.late > 0 ? 0 : 1} ${progress.nextControl ?? '9999'}`
  return fitting
    .toSorted((a, b) => (urgency(a) < urgency(b) ? -1 : 1))
    .slice(0, measuresProposed)
    .map(({ id, number, text, progress, origin }) => ({
      key: `measure:${id}`,
      from: 'plan',
      text: `О ходе исполнения ${origin === 'clause' ? 'пункта приказа' : 'мероприятия'}${number === null ? '' : ` ${number}`}: ${lowerFirst(text.replaceAll('\n', ' '))}`,
      reason:
        progress.late > 0
          ? `просрочено ${counted(progress.late, 'исполнение', 'исполнения', 'исполнений')}, срок ${formatDate(progress.nextControl ?? today)}`
          : `ближайший срок ${formatDate(progress.nextControl ?? today)}`,
    }))
}

async function proposeAreas(tx: ReadTx, node: OrganisationNode): Promise<AgendaProposal[]> {
  const run = await loadScreeningRun(tx, node.id)
  if (run === undefined) return []
  const text = `Области внимания по расчёту от ${formatDate(run.finishedAt)}: что стоит уточнить и как помочь`
  const point = { key: `screening:${run.id}`, from: 'screening', text } as const
  if (node.kind === 'school') {
    const finding = await loadSchoolFinding(tx, run.id, node.id)
    return finding?.flagged === true ? [{ ...point, reason: 'у школы есть признаки, которые требуют уточнения' }] : []
  }
  const part = node.kind === 'municipality' ? { municipality: node.id } : {}
  const { flagged, worksOnly } = await countSchoolOutcomes(tx, { run: run.id, ...part })
  const schools = flagged + worksOnly
  if (schools === 0) return []
  return [{ ...point, reason: `признаки, которые требуют уточнения: ${counted(schools, 'школа', 'школы', 'школ')}` }]
}

/** The procedures of the newest year that the organiser has results of. */
async function proposeResults(tx: ReadTx, node: OrganisationNode): Promise<AgendaProposal[]> {
  const all = await loadAssessments(tx)
  const year = all[0]?.year
  const newest = all.filter((assessment) => assessment.year === year)
  const proposals: AgendaProposal[] = []
  for (const [procedure, assessments] of Map.groupBy(newest, (assessment) => assessment.procedure)) {
    const imports = await listImportsInForce(tx, { node, assessments: assessments.map(({ id }) => id) })
    const last = imports.at(-1)
    if (last === undefined) continue
    proposals.push({
      key: `results:${procedure}:${year}`,
      from: 'analysis',
      text: `О результатах ${procedure} ${year} года`,
      reason: `загружено ${formatDate(last.importedAt)}, ${counted(assessments.length, 'работа', 'работы', 'работ')} по предметам и классам`,
    })
  }
  return proposals
}

/** «Совещание с …» stands after a colon; an abbreviation keeps its letters. */
function lowerFirst(text: string): string {
  const [first = '', second = ''] = text
  return second === second.toLocaleUpperCase('ru') ? text : first.toLocaleLowerCase('ru') + text.slice(1)
}
