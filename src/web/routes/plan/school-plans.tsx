import { Button } from '@mantine/core'
import { data, Form, Link, redirect } from 'react-router'
import { deriveSchoolPlan, listSchoolPlans, schoolPlanProblemSentence } from '#plan'
import { editableStates, reviewStates, reviewStateTitles, type SchoolPlanStanding } from '#plan/model'
import type { IsoDate } from '#kernel/clock'
import { readSetting } from '#organisations'
import { enter } from '../../enter.ts'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import { parseWhole } from '#kernel/parse-number'
import type { Route } from './+types/school-plans.ts'
import { enterPlan } from './enter-plan.ts'
import { formatDay } from './plan-words.ts'
import { PlanTabs } from './plan-tabs.tsx'
import { reviewTones } from './school-plan-words.ts'

export const meta = () => [{ title: 'Планы школ · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, below, seesExecutions, today } = await enterPlan(args, 'plan.read')
  if (plan.status === 'draft') throw redirect(paths.planDraft(plan.id))
  const search = new URL(args.request.url).searchParams
  const page = Math.max(1, parseWhole(search.get('page') ?? '') ?? 1)
  const state = [...reviewStates, 'none' as const].find((each) => each === search.get('state'))
  return visit.app.store.read(async (tx) => {
    const timezone = await readSetting(tx, visit.node.path, 'timezone')
    const all = await listSchoolPlans(tx, plan.id)
    const seen = below ? all.filter(({ school }) => school === at) : all
    const rows = state === undefined ? seen : seen.filter((row) => row.state === state)
    return {
      id: plan.id,
      title: plan.title,
      matrix: seesExecutions && !below,
      below,
      inForce: plan.status === 'in-force',
      mayDerive: below && visit.grants.some(({ role }) => role === 'school-head' || role === 'school-coordinator'),
      counts: countStates(seen),
      chosen: state ?? '',
      page,
      total: rows.length,
      late: seen.filter((row) => isWaited(row, today)).length,
      rows: rows.slice((page - 1) * pageSize, page * pageSize).map((row) => ({
        ...row,
        at: row.changedAt === null ? '' : formatMoment(row.changedAt, timezone),
        late: isWaited(row, today),
        /** A draft is the school's own business until it is sent. */
        opens: seesExecutions && row.plan !== null && (below || row.state !== 'draft'),
      })),
    }
  })
}

const isWaited = ({ state, due }: SchoolPlanStanding, today: IsoDate): boolean =>
  due !== null && due < today && (state === 'none' || editableStates.includes(state))

function countStates(rows: readonly SchoolPlanStanding[]) {
  return (['none', ...reviewStates] as const).map((state) => ({
    state,
    title: state === 'none' ? 'нет плана' : reviewStateTitles[state],
    count: rows.filter((row) => row.state === state).length,
  }))
}

export async function action(args: Route.ActionArgs) {
  const { visit, plan, at, below } = await enterPlan(args, 'plan.read')
  // The right is the school's at its own place; the plan stands above it.
  const { app, person } = await enter(args, 'plan.write-school-plan', below ? { id: at } : { id: visit.node.id })
  if (plan.status === 'draft') throw data(null, { status: 404 })
  const act = { actor: person.id, at: app.clock() }
  const made = await app.store.write((tx) => deriveSchoolPlan(tx, act, { parent: plan.id, school: at }))
  return made.ok ? redirect(paths.schoolPlan(made.value)) : { problem: schoolPlanProblemSentence(made.error) }
}

export default function SchoolPlans({ loaderData, actionData }: Route.ComponentProps) {
  const { id, below, late } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title={below ? 'План школы' : 'Планы школ'}
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: loaderData.title, to: paths.plan(id) },
        ]}
        lead={
          below
            ? 'Школа составляет свой план из муниципального: его строки приходят сами, к ним добавляются свои.'
            : `Кто составил свой план по муниципальному, кто отправил и ждёт решения.${late === 0 ? '' : ` Срок прошёл, плана нет: ${late}.`}`
        }
      />
      <PlanTabs plan={id} matrix={loaderData.matrix} />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {below ? <OwnStanding {...loaderData} /> : <Queue {...loaderData} />}
      </div>
    </div>
  )
}

type Loaded = Route.ComponentProps['loaderData']
type Row = Loaded['rows'][number]

function OwnStanding({ rows, mayDerive, inForce }: Loaded) {
  const [row] = rows
  if (row === undefined) return <p className="empty">Вашей школе по этому плану ничего не поручено.</p>
  if (row.plan === null) {
    return (
      <Card title="Плана школы пока нет">
        <p>
          Строки муниципального плана, которые касаются школы, придут в черновик с уже назначенными исполнениями: второй
          раз отчитываться о них не нужно.
          {row.due !== null && ` Муниципальный план ждёт план школы до ${formatDay(row.due)}.`}
        </p>
        {mayDerive && inForce ? (
          <Form method="post">
            <Button type="submit">Составить план школы</Button>
          </Form>
        ) : (
          <p className="note">План составляют директор школы или школьный координатор.</p>
        )}
      </Card>
    )
  }
  return (
    <Card title="План школы">
      <p>
        {row.opens ? <Link to={paths.schoolPlan(row.plan)}>Версия {row.revision}</Link> : `Версия ${row.revision}`}{' '}
        <Standing row={row} />
      </p>
      <p className="note">
        {row.at}
        {row.due !== null && ` · срок по муниципальному плану ${formatDay(row.due)}`}
      </p>
      {row.inForce !== null && row.opens && (
        <p style={{ margin: 0 }}>
          <Link to={paths.schoolPlan(row.inForce)}>Действующая версия</Link>
        </p>
      )}
    </Card>
  )
}

function Queue({ id, rows, counts, chosen, page, total }: Loaded) {
  return (
    <Card>
      <nav className="actions no-print" aria-label="Состояние плана">
        <StateLink id={id} state="" title="Все школы" chosen={chosen} />
        {counts.map(({ state, title, count }) => (
          <StateLink key={state} id={id} state={state} title={`${title}: ${count}`} chosen={chosen} />
        ))}
      </nav>
      <DataTable
        caption="Планы школ"
        captionHidden
        rows={rows}
        rowKey={({ school }) => school}
        empty="В этом состоянии планов нет."
        columns={[
          {
            title: 'Школа',
            cell: (row) =>
              row.opens && row.plan !== null ? (
                <Link to={paths.schoolPlan(row.plan)}>{row.schoolName}</Link>
              ) : (
                row.schoolName
              ),
          },
          { title: 'План', cell: (row) => <Standing row={row} /> },
          { title: 'Версия', number: true, cell: ({ revision }) => (revision === 0 ? '–' : revision) },
          { title: 'Своих строк', number: true, cell: (row) => (row.plan === null ? '–' : row.ownRows) },
          { title: 'Изменён', cell: ({ at }) => at },
          { title: 'Срок', cell: ({ due }) => (due === null ? 'не назван' : formatDay(due)) },
          {
            title: 'Действует',
            cell: (row) =>
              row.inForce === null ? (
                row.state === 'accepted' ? (
                  'эта версия'
                ) : (
                  '–'
                )
              ) : (
                <Link to={paths.schoolPlan(row.inForce)}>предыдущая версия</Link>
              ),
          },
        ]}
      />
      <Pager page={page} pageSize={pageSize} total={total} noun={['школа', 'школы', 'школ']} />
      <ExportLink to={paths.schoolPlansWorkbook(id)} />
    </Card>
  )
}

function StateLink(props: { id: string; state: string; title: string; chosen: string }) {
  const to = props.state === '' ? paths.schoolPlans(props.id) : `${paths.schoolPlans(props.id)}?state=${props.state}`
  return (
    <Link to={to} aria-current={props.chosen === props.state ? 'page' : undefined}>
      {props.title}
    </Link>
  )
}

function Standing({ row }: { row: Pick<Row, 'state' | 'late'> }) {
  const title = row.state === 'none' ? 'нет плана' : reviewStateTitles[row.state]
  return <Chip tone={row.late ? 'late' : reviewTones[row.state]}>{row.late ? `срок прошёл, ${title}` : title}</Chip>
}
