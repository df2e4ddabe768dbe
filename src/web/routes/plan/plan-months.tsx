import { redirect } from 'react-router'
import { monthGridOf } from '#plan'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/plan-months.ts'
import { enterPlan } from './enter-plan.ts'
import { MonthGridTable, MonthLegend } from './month-grid-table.tsx'
import { monthGridView } from './month-grid-view.ts'
import { PlanTabs } from './plan-tabs.tsx'
import { formatStretch } from './plan-words.ts'

export const meta = () => [{ title: 'План по месяцам · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, below, seesExecutions, today } = await enterPlan(args, 'plan.read')
  if (plan.status === 'draft') throw redirect(paths.planDraft(plan.id))
  const grid = await visit.app.store.read((tx) => monthGridOf(tx, { at, plan: plan.id, today }))
  return {
    id: plan.id,
    title: plan.title,
    period: formatStretch(plan.period),
    below,
    matrix: seesExecutions && !below,
    ...monthGridView(grid, { today, links: seesExecutions }),
  }
}

export default function PlanMonths({ loaderData }: Route.ComponentProps) {
  const { id, title, rows } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title="По месяцам"
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title, to: paths.plan(id) },
        ]}
        lead={`Период ${loaderData.period}.${loaderData.below ? ' Показано то, что поручено вашей школе.' : ''}`}
      />
      <PlanTabs plan={id} matrix={loaderData.matrix} />
      <Card>
        {rows.length === 0 ? (
          <p className="empty">По этому плану ничего не поручено.</p>
        ) : (
          <>
            <MonthGridTable caption={`${title}, по месяцам`} columns={loaderData.columns} rows={rows} />
            <MonthLegend />
          </>
        )}
      </Card>
    </div>
  )
}
