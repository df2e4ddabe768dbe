import { Button } from '@mantine/core'
import { data, Form, Link, redirect } from 'react-router'
import { z } from 'zod'
import { changeSavedFilter, listSavedFilters, saveFilter } from '#plan'
import { bulkDeeds, bulkDeedTitles, bulkLimit, type SavedFilterId } from '#plan/model'
import { personNames } from '#access'
import { formatNumber } from '#kernel/russian-text'
import { parseWhole } from '#kernel/parse-number'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { Route } from './+types/executions.ts'
import { enterExecutions, loadExecutions } from './enter-executions.ts'
import { askedQuery, askedWords, readAskedFilter } from './execution-filter.ts'
import { ExecutionFilters } from './execution-filters.tsx'
import { executionRow, ExecutionTable } from './execution-table.tsx'
import { PlanTabs } from './plan-tabs.tsx'
import { SavedFilters } from './saved-filters.tsx'

export const meta = () => [{ title: 'Исполнения · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const entered = await enterExecutions(args)
  const { visit, today } = entered
  const { person, app } = visit
  const search = new URL(args.request.url).searchParams
  const saved = await app.store.read((tx) => listSavedFilters(tx, person.id))
  const preferred = saved.find(({ isDefault }) => isDefault)
  if (search.size === 0 && preferred !== undefined) throw redirect(`${paths.executions()}?${preferred.query}`)
  const asked = readAskedFilter(search)
  const page = Math.max(1, parseWhole(search.get('page') ?? '') ?? 1)
  const found = await loadExecutions(entered, asked, { limit: pageSize, offset: (page - 1) * pageSize })
  const { list, choices, measure } = found
  const owners = list.rows.flatMap(({ owner }) => (owner === null ? [] : [owner]))
  const names = await app.store.read((tx) => personNames(tx, owners))
  const query = askedQuery(asked)
  return {
    place: visit.node.shortName,
    isSchool: visit.node.kind === 'school',
    plan: choices.plans.find(({ id }) => id === asked.plan),
    asked,
    query,
    // The plan stands above the list by its title.
    words: askedWords({ ...asked, plan: '' }, choices, measure),
    measure,
    choices,
    saved: saved.map((each) => ({ ...each, isShown: each.query === query })),
    page,
    total: list.total,
    rows: list.rows.map((execution) => executionRow(execution, names, today)),
    mayChange: visit.may('plan.execute'),
  }
}

const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), name: field, query: field, default: z.literal('yes').optional() }),
  z.object({ intent: z.enum(['forget', 'make-default', 'no-default']), filter: field, query: field }),
])

export async function action(args: Route.ActionArgs) {
  const { visit } = await enterExecutions(args)
  const { app, person, node } = visit
  const form = await readForm(args.request, formSchema)
  const act = { actor: person.id, at: app.clock() }
  const query = askedQuery(readAskedFilter(new URLSearchParams(form.query)))
  // An address without a selection would open the default one.
  const back = `${paths.executions()}?${query === '' ? 'state=all' : query}`
  const own = { person: person.id, nodePath: node.path }
  if (form.intent === 'save') {
    const isDefault = form.default === 'yes'
    const kept = await app.store.write((tx) => saveFilter(tx, act, { ...own, name: form.name, query, isDefault }))
    return kept.ok ? redirect(back) : data({ problem: 'Назовите отбор, чтобы потом его узнать.' }, { status: 400 })
  }
  const change = { ...own, filter: form.filter as SavedFilterId, change: form.intent }
  await app.store.write((tx) => changeSavedFilter(tx, act, change))
  return redirect(back)
}

export default function Executions({ loaderData, actionData }: Route.ComponentProps) {
  const { plan, rows, total, page, query } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title="Исполнения"
        crumbs={[
          { title: 'План', to: paths.plans() },
          ...(plan === undefined ? [] : [{ title: plan.title, to: paths.plan(plan.id) }]),
        ]}
        lead={
          loaderData.words === ''
            ? `${loaderData.place}. Всё, что поручено по ${plan === undefined ? 'действующим планам' : 'плану'}, по датам контроля.`
            : `${loaderData.place}. Отбор: ${loaderData.words}.`
        }
      />
      {plan !== undefined && <PlanTabs plan={plan.id} matrix={!loaderData.isSchool} />}
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <SavedFilters saved={loaderData.saved} query={query} />
        <Card>
          <ExecutionFilters {...loaderData} />
          <Form method="post" action={paths.changeExecutions()}>
            <input type="hidden" name="query" value={query} />
            <ExecutionTable
              rows={rows}
              ticks={loaderData.mayChange}
              withoutPlace={loaderData.isSchool}
              withoutPlan={plan !== undefined || loaderData.choices.plans.length === 1}
              caption={total === 0 ? 'Ничего не найдено' : `Найдено: ${formatNumber(total)}, по дате контроля`}
              empty={
                query === '' ? (
                  'Действующих поручений пока нет.'
                ) : (
                  <>
                    Под отбор ничего не подходит. <Link to={`${paths.executions()}?state=all`}>Показать все</Link>
                  </>
                )
              }
            />
            {loaderData.mayChange && rows.length > 0 && <BulkBar total={total} onPage={rows.length} />}
          </Form>
          <Pager page={page} pageSize={pageSize} total={total} noun={['исполнение', 'исполнения', 'исполнений']} />
          {total > 0 && <ExportLink to={`${paths.executionsWorkbook()}?${query}`} />}
        </Card>
      </div>
    </div>
  )
}

/** What to do with many rows. What it would change is shown before anything is changed. */
function BulkBar({ total, onPage }: { total: number; onPage: number }) {
  const most = Math.min(total, bulkLimit)
  return (
    <fieldset className="bulk no-print">
      <legend>Сделать сразу с несколькими</legend>
      <div className="choice-options">
        <label>
          <input type="radio" name="rows" value="ticked" defaultChecked /> с отмеченными
        </label>
        {total > onPage && (
          <label>
            <input type="radio" name="rows" value="found" />{' '}
            {total > most
              ? `с первыми ${formatNumber(most)} из ${formatNumber(total)} найденных`
              : `со всеми найденными: ${formatNumber(total)}`}
          </label>
        )}
      </div>
      <div className="actions">
        {bulkDeeds.map((deed) => (
          <Button key={deed} type="submit" name="deed" value={deed} variant="default" size="xs">
            {bulkDeedTitles[deed]}…
          </Button>
        ))}
      </div>
      <p className="note" style={{ margin: 0 }}>
        Сначала программа покажет, что изменится и что останется как есть.
      </p>
    </fieldset>
  )
}
