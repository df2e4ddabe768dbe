import { data } from 'react-router'
import { listMeasures } from '#plan'
import { targetStateTitles } from '#plan/model'
import { writeWorkbook } from '#tabular'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/targets-xlsx.ts'
import { enterPlan } from './enter-plan.ts'
import { loadPlanTargets } from './load-plan-targets.ts'
import { measureMark } from './plan-words.ts'

const recordsInWorkbook = 10_000

/** Promised numbers with what is there, and on a second sheet every record behind them. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, below, seesExecutions, today } = await enterPlan(args, 'plan.read')
  if (plan.status === 'draft') throw data(null, { status: 404 })
  if (!seesExecutions) throw data(null, { status: 403 })
  const targets = await visit.app.store.read(async (tx) => {
    const measures = await listMeasures(tx, { plan: plan.id, at, today })
    return loadPlanTargets(tx, { plan, measures, at, below, limit: recordsInWorkbook })
  })
  const bytes = await writeWorkbook([
    {
      name: 'Показатели',
      title: plan.title,
      filter: `на ${today}`,
      columns: [
        { header: 'Номер', kind: 'text' },
        { header: 'Мероприятие', kind: 'text', width: 60 },
        { header: 'Показатель', kind: 'text', width: 40 },
        { header: 'Обещано', kind: 'text' },
        { header: 'Есть', kind: 'whole' },
        { header: 'Из скольких', kind: 'whole' },
        { header: 'Состояние', kind: 'text', width: 20 },
        { header: 'Источник', kind: 'text', width: 36 },
        { header: 'Записей', kind: 'whole' },
      ],
      rows: targets.map(({ measure, target, count, state, source }) => [
        measureMark(measure),
        measure.text,
        target.what,
        `${target.comparison} ${target.value}${target.unit === 'percent' ? ' %' : ''}`,
        count?.number ?? null,
        count?.outOf ?? null,
        targetStateTitles[state],
        source?.title ?? '',
        count?.total ?? null,
      ]),
    },
    {
      name: 'Записи',
      title: plan.title,
      filter: `на ${today}`,
      columns: [
        { header: 'Номер', kind: 'text' },
        { header: 'Показатель', kind: 'text', width: 40 },
        { header: 'Организация', kind: 'text', width: 30 },
        { header: 'Запись', kind: 'text', width: 60 },
        { header: 'Дата', kind: 'date' },
        { header: 'Сколько', kind: 'whole' },
      ],
      rows: targets.flatMap(({ measure, target, count }) =>
        (count?.records ?? []).map((record) => [
          measureMark(measure),
          target.what,
          record.place,
          record.title,
          record.date,
          record.amount,
        ]),
      ),
    },
  ])
  return fileResponse(bytes, `Показатели. ${visit.node.shortName}.xlsx`, 'xlsx')
}
