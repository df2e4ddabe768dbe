import { Button } from '@mantine/core'
import { data, Form, redirect } from 'react-router'
import { personNames } from '#access'
import { acknowledgePlan, listAcknowledgements, planProblemSentence } from '#plan'
import { counted } from '#kernel/russian-text'
import { readSetting } from '#organisations'
import { formatMoment } from '../../format-moment.ts'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/plan-readers.ts'
import { enterPlan } from './enter-plan.ts'
import { PlanTabs } from './plan-tabs.tsx'

export const meta = () => [{ title: 'Ознакомление с приказом · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, below, seesExecutions } = await enterPlan(args, 'plan.read')
  if (plan.status === 'draft') throw redirect(paths.planDraft(plan.id))
  return visit.app.store.read(async (tx) => {
    const timezone = await readSetting(tx, visit.node.path, 'timezone')
    const all = await listAcknowledgements(tx, plan.id)
    const names = await personNames(
      tx,
      all.flatMap(({ by }) => (by === null ? [] : [by])),
    )
    const shown = below ? all.filter(({ school }) => school === at) : all
    return {
      id: plan.id,
      title: plan.title,
      below,
      replaced: plan.status === 'superseded',
      corrects: plan.replaces !== null && plan.parent === null,
      matrix: seesExecutions && !below,
      mine:
        plan.status === 'in-force' &&
        below &&
        visit.grants.some(({ role }) => role === 'school-head') &&
        shown.some(({ at: read }) => read === null),
      read: shown.filter(({ at: read }) => read !== null).length,
      rows: shown.map((row) => ({
        school: row.school,
        name: row.schoolName,
        at: row.at === null ? '' : formatMoment(row.at, timezone),
        by: row.by === null ? '' : (names.get(row.by) ?? ''),
        former: row.formerAt === null ? '' : formatMoment(row.formerAt, timezone),
      })),
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const { visit, plan, at, below } = await enterPlan(args, 'plan.read')
  // The right is the head's at the school; the plan stands above it.
  const { app, person } = await enter(args, 'plan.acknowledge', below ? { id: at } : { id: visit.node.id })
  if (plan.status === 'draft') throw data(null, { status: 404 })
  const done = await app.store.write((tx) =>
    acknowledgePlan(tx, { actor: person.id, at: app.clock() }, { plan: plan.id, school: at }),
  )
  return done.ok ? redirect(paths.planReaders(plan.id)) : { problem: planProblemSentence(done.error) }
}

export default function PlanReaders({ loaderData, actionData }: Route.ComponentProps) {
  const { rows, read, id } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title="Ознакомление с приказом"
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: loaderData.title, to: paths.plan(id) },
        ]}
        lead={
          loaderData.below
            ? 'Руководитель школы подтверждает, что прочитал приказ.'
            : `Ознакомились: ${read} из ${counted(rows.length, 'школы', 'школ', 'школ')}.`
        }
      />
      <PlanTabs plan={id} matrix={loaderData.matrix} replaced={loaderData.replaced} />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {loaderData.mine && (
          <Card title="Вы ещё не подтвердили">
            <p>Подтверждение записывается с вашим именем и временем.</p>
            <Form method="post">
              <Button type="submit">С приказом ознакомлен</Button>
            </Form>
          </Card>
        )}
        <Card>
          <DataTable
            caption="Ознакомление по школам"
            captionHidden
            rows={rows}
            rowKey={({ school }) => school}
            columns={[
              { title: 'Школа', cell: ({ name }) => name },
              {
                title: 'Ознакомление',
                cell: ({ at }) => (at === '' ? <Chip tone="look">ещё нет</Chip> : <Chip tone="ok">ознакомлен</Chip>),
              },
              { title: 'Когда', cell: ({ at }) => at },
              { title: 'Кто', cell: ({ by }) => by },
              ...(loaderData.corrects
                ? [
                    {
                      title: 'С прежней редакцией',
                      cell: ({ former }: { former: string }) => former || 'не ознакомлен',
                    },
                  ]
                : []),
            ]}
          />
        </Card>
      </div>
    </div>
  )
}
