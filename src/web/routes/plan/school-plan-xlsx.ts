import { listPeopleNames } from '#access'
import { listSchoolPlanRows } from '#plan'
import { executionStateTitles, type ListedExecution, measureKindTitles, reviewStateTitles } from '#plan/model'
import { writeWorkbook } from '#tabular'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/school-plan-xlsx.ts'
import { enterSchoolPlan } from './enter-school-plan.ts'
import { formatStretch, measureMark } from './plan-words.ts'

/** The whole plan of a school as one table: municipal rows first, then its own. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, plan } = await enterSchoolPlan(args)
  const { rows, names } = await visit.app.store.read(async (tx) => {
    const { derived, own } = await listSchoolPlanRows(tx, { plan: plan.id, school: plan.node })
    const all = [
      ...derived.map((row) => ({ ...row, from: 'муниципальный план' })),
      ...own.map(({ measure, executions }) => ({
        measure,
        executions,
        from: 'школа',
        owner: measure.owner,
        ownDate: null,
        leadDays: null,
        note: null,
      })),
    ]
    return {
      rows: all,
      names: await listPeopleNames(
        tx,
        all.flatMap(({ owner }) => (owner === null ? [] : [owner])),
      ),
    }
  })
  const sheet = {
    name: 'План школы',
    title: plan.title,
    filter: `период ${formatStretch(plan.period)} · версия ${plan.revision} · ${reviewStateTitles[plan.state]}`,
    columns: [
      { header: 'Номер', kind: 'text' },
      { header: 'Откуда', kind: 'text', width: 20 },
      { header: 'Мероприятие', kind: 'text', width: 60 },
      { header: 'Срок', kind: 'text', width: 24 },
      { header: 'Контроль', kind: 'date' },
      { header: 'Свой срок', kind: 'date' },
      { header: 'Дней до контроля', kind: 'whole' },
      { header: 'Ответственные', kind: 'text', width: 30 },
      { header: 'Отвечает в школе', kind: 'text', width: 30 },
      { header: 'Результат', kind: 'text', width: 40 },
      { header: 'Вид', kind: 'text', width: 24 },
      { header: 'Как делает школа', kind: 'text', width: 40 },
      { header: 'Ход', kind: 'text', width: 24 },
    ],
    rows: rows.map(({ measure, executions, ...row }) => [
      measureMark(measure),
      row.from,
      measure.text,
      measure.deadline?.text ?? '',
      executions.find(({ controlDate }) => controlDate !== null)?.controlDate ?? null,
      row.ownDate,
      row.leadDays,
      measure.responsible.join('; '),
      row.owner === null ? '' : (names.get(row.owner) ?? ''),
      measure.result ?? '',
      measureKindTitles[measure.kind],
      row.note ?? '',
      progressOf(executions),
    ]),
  } as const
  return fileResponse(await writeWorkbook([sheet]), `План школы. ${visit.node.shortName}.xlsx`, 'xlsx')
}

function progressOf(executions: readonly ListedExecution[]): string {
  const [only] = executions
  if (only === undefined) return ''
  if (executions.length === 1) return executionStateTitles[only.state]
  return `принято ${executions.filter(({ state }) => state === 'accepted').length} из ${executions.length}`
}
