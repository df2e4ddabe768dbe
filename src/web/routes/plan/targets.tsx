import { data, Link, redirect } from 'react-router'
import { listMeasures } from '#plan'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/targets.ts'
import { enterPlan } from './enter-plan.ts'
import { loadPlanTargets } from './load-plan-targets.ts'
import { measureMark } from './plan-words.ts'
import { PlanTabs } from './plan-tabs.tsx'
import { TargetProgress } from './target-progress.tsx'
import { behindText, promiseText } from './target-words.ts'

export const meta = () => [{ title: 'Показатели плана · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, below, seesExecutions, today } = await enterPlan(args, 'plan.read')
  if (plan.status === 'draft') throw redirect(paths.planDraft(plan.id))
  if (!seesExecutions) throw data(null, { status: 403 })
  const targets = await visit.app.store.read(async (tx) => {
    const measures = await listMeasures(tx, { plan: plan.id, at, today })
    return loadPlanTargets(tx, { plan, measures, at, below, limit: 0 })
  })
  return {
    id: plan.id,
    title: plan.title,
    matrix: !below,
    below,
    unbound: targets.filter(({ state }) => state === 'unbound').length,
    rows: targets.map((target) => ({
      ...target,
      key: `${target.measure.id} ${target.index}`,
      mark: measureMark(target.measure),
      measure: { id: target.measure.id, text: target.measure.text },
    })),
  }
}

export default function Targets({ loaderData }: Route.ComponentProps) {
  const { id, rows, unbound } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title="Показатели"
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: loaderData.title, to: paths.plan(id) },
        ]}
        lead={
          <>
            Числа, которые обещает план, и записи, из которых они складываются. Число без записей не принимается.
            {unbound > 0 && ` Источник не назначен: ${unbound}.`}
          </>
        }
      />
      <PlanTabs plan={id} matrix={loaderData.matrix} />
      <Card>
        <DataTable
          caption="Показатели плана"
          captionHidden
          rows={rows}
          rowKey={({ key }) => key}
          empty={
            loaderData.below
              ? 'По мероприятиям вашей школы план не называет чисел.'
              : 'В результатах мероприятий этого плана нет чисел.'
          }
          columns={[
            {
              title: 'Показатель',
              cell: (row) => <Link to={paths.target(id, row.measure.id, row.index)}>{promiseText(row.target)}</Link>,
            },
            {
              title: 'Мероприятие',
              wide: true,
              cell: (row) => (
                <span className="titles">
                  <Link to={paths.measure(id, row.measure.id)}>{row.measure.text}</Link>
                  <br />
                  <span className="note">{row.mark}</span>
                </span>
              ),
            },
            { title: 'Сколько есть', cell: (row) => <TargetProgress target={row} below={loaderData.below} /> },
            {
              title: 'Из чего считается',
              cell: (row) =>
                row.source === null ? `предлагается: ${row.proposed.title.toLowerCase()}` : behindText(row),
            },
          ]}
        />
        <ExportLink to={paths.targetsWorkbook(id)} />
      </Card>
    </div>
  )
}
