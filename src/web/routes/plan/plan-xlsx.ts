import { data } from 'react-router'
import { listMeasures } from '#plan'
import { type ExecutionState, measureKindTitles, measureScopeTitles } from '#plan/model'
import { type WorkbookSheet, writeWorkbook } from '#tabular'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/plan-xlsx.ts'
import { enterPlan } from './enter-plan.ts'
import { filterWords, keepMeasures, readMeasureFilter } from './measure-filter.ts'
import { formatStretch, measureMark } from './plan-words.ts'

const counted: readonly (readonly [string, ExecutionState])[] = [
  ['Не начато', 'not-started'],
  ['В работе', 'in-work'],
  ['Отправлено', 'submitted'],
  ['Возвращено', 'returned'],
  ['Принято', 'accepted'],
  ['Не требуется', 'not-required'],
]

/** The table of measures as it is filtered on the page, with every field. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, today } = await enterPlan(args, 'plan.read')
  if (plan.status === 'draft') throw data(null, { status: 404 })
  const filter = readMeasureFilter(new URL(args.request.url).searchParams)
  const measures = await visit.app.store.read((tx) => listMeasures(tx, { plan: plan.id, at, today }))
  const words = filterWords(filter)
  const sheet: WorkbookSheet = {
    name: 'Мероприятия',
    title: plan.title,
    filter: `период ${formatStretch(plan.period)}${words === '' ? '' : ` · ${words}`} · на ${today}`,
    columns: [
      { header: 'Номер', kind: 'text' },
      { header: 'Раздел', kind: 'text', width: 30 },
      { header: 'Мероприятие', kind: 'text', width: 60 },
      { header: 'Срок в документе', kind: 'text', width: 24 },
      { header: 'Ближайший контроль', kind: 'date' },
      { header: 'Ответственные', kind: 'text', width: 30 },
      { header: 'Участники', kind: 'text', width: 24 },
      { header: 'Ожидаемый результат', kind: 'text', width: 40 },
      { header: 'Вид', kind: 'text', width: 24 },
      { header: 'Исполняют', kind: 'text' },
      { header: 'Исполнений', kind: 'whole' },
      ...counted.map(([header]) => ({ header, kind: 'whole' as const })),
      { header: 'Просрочено', kind: 'whole' },
    ],
    rows: keepMeasures(measures, filter).map((measure) => [
      measureMark(measure),
      measure.section ?? '',
      measure.text,
      measure.deadline?.text ?? '',
      measure.progress.nextControl,
      measure.responsible.join('; '),
      measure.participants ?? '',
      measure.result ?? '',
      measureKindTitles[measure.kind],
      measureScopeTitles[measure.scope],
      measure.progress.total,
      ...counted.map(([, state]) => measure.progress.byState[state]),
      measure.progress.late,
    ]),
  }
  return fileResponse(await writeWorkbook([sheet]), `План. ${visit.node.shortName}.xlsx`, 'xlsx')
}
