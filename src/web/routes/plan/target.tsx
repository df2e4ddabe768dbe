import { Button, NativeSelect } from '@mantine/core'
import { data, Form, redirect } from 'react-router'
import { listPeopleNames } from '#access'
import { roleTitles } from '#access/model'
import { targetSources } from '#app'
import { listMeasures, listRecords, listTargets } from '#plan'
import { parseWhole } from '#kernel/parse-number'
import { formatDate } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { Route } from './+types/target.ts'
import { actOnTarget } from './act-on-target.ts'
import { enterTarget } from './enter-target.ts'
import { measureMark } from './plan-words.ts'
import { AddRecord, RecordTable } from './target-records.tsx'
import { TargetProgress } from './target-progress.tsx'
import { behindText, promiseText } from './target-words.ts'

export const meta = () => [{ title: 'Показатель · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, below, place, today, mayBind, mayKeep, node } = await enterTarget(args)
  const page = Math.max(1, parseWhole(new URL(args.request.url).searchParams.get('page') ?? '') ?? 1)
  const part = { limit: pageSize, offset: (page - 1) * pageSize }
  return visit.app.store.read(async (tx) => {
    const measures = await listMeasures(tx, { plan: plan.id, at, today })
    const measure = measures.find(({ id }) => id === place.measure)
    if (measure === undefined) throw data(null, { status: 404 })
    const all = await listTargets(tx, targetSources, { plan, measures: [measure], at, ...part })
    const target = all.find(({ index }) => index === place.target)
    if (target === undefined) throw data(null, { status: 404 })
    const isByRecords = target.source?.id === 'records' || target.source?.id === 'schools-with-records'
    // What a school may see of work that is not its own ends with the facts it adds.
    if (below && measure.progress.total === 0 && !isByRecords) throw data(null, { status: 404 })
    const records = isByRecords ? await listRecords(tx, { ...place, at, ...part }) : { rows: [], total: 0 }
    const names = await listPeopleNames(
      tx,
      records.rows.map(({ addedBy }) => addedBy),
    )
    const isOpen = plan.status === 'in-force'
    return {
      plan: { id: plan.id, title: plan.title },
      measure: { id: measure.id, text: measure.text, mark: measureMark(measure), result: measure.result ?? '' },
      index: target.index,
      target,
      place: node.shortName,
      below,
      isByRecords,
      mayBind: mayBind && isOpen,
      mayKeep: mayKeep && isOpen && isByRecords,
      today,
      page,
      total: isByRecords ? records.total : (target.count?.total ?? 0),
      sources: targetSources.map(({ id, title }) => ({ id, title })),
      records: records.rows.map((record) => ({
        ...record,
        date: formatDate(record.date),
        by: `${roleTitles[record.role]}, ${names.get(record.addedBy) ?? 'программа'}`,
        mayWithdraw: mayKeep && isOpen && record.withdrawn === null && (!below || record.node === at),
      })),
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const entered = await enterTarget(args)
  const done = await actOnTarget(entered, await args.request.formData())
  const { plan, place } = entered
  return done.ok ? redirect(paths.target(plan.id, place.measure, place.target)) : { problem: done.error }
}

export default function TargetPage({ loaderData, actionData }: Route.ComponentProps) {
  const { plan, measure, target } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title={capital(promiseText(target.target))}
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: plan.title, to: paths.plan(plan.id) },
          { title: 'Показатели', to: paths.targets(plan.id) },
        ]}
        lead={`${measure.mark} · ${measure.text}`}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <div className="columns">
          <Card title={loaderData.below ? `Сколько есть: ${loaderData.place}` : 'Сколько есть'}>
            <p className="sentence">
              <TargetProgress target={target} below={loaderData.below} />
            </p>
            <p className="note">
              {target.source === null
                ? 'Пока источник не назначен, число не считается и показатель не выполнен.'
                : behindText(target)}
            </p>
            {measure.result !== '' && <p className="quote">«{measure.result}»</p>}
          </Card>
          {loaderData.mayBind && <Bind {...loaderData} />}
        </div>
        {loaderData.mayKeep && <AddRecord key={loaderData.total} place={loaderData.place} today={loaderData.today} />}
        {target.source !== null && (
          <Card title="Записи">
            {loaderData.isByRecords ? <RecordTable records={loaderData.records} /> : <Counted target={target} />}
            <Pager
              page={loaderData.page}
              pageSize={pageSize}
              total={loaderData.total}
              noun={['запись', 'записи', 'записей']}
            />
          </Card>
        )}
      </div>
    </div>
  )
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('ru') + text.slice(1)

type Loaded = Route.ComponentProps['loaderData']

function Bind({ target, sources }: Loaded) {
  const { binding, proposed } = target
  return (
    <Card title="Из чего считать">
      <Form method="post" className="form">
        <input type="hidden" name="version" value={binding.version} />
        <NativeSelect
          name="source"
          label="Источник записей"
          description={
            binding.source === null ? `По словам показателя подходит: ${proposed.title.toLowerCase()}` : undefined
          }
          defaultValue={binding.source ?? proposed.id}
          data={sources.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <div>
          <Button type="submit" name="intent" value="bind">
            {binding.source === null ? 'Назначить источник' : 'Сменить источник'}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

function Counted({ target }: Pick<Loaded, 'target'>) {
  return (
    <DataTable
      caption="Записи, из которых складывается число"
      captionHidden
      rows={target.count?.records ?? []}
      rowKey={({ id }) => id}
      empty="Записей пока нет."
      columns={[
        { title: 'Запись', cell: ({ title }) => title },
        { title: 'Организация', cell: ({ place }) => place },
        { title: 'Дата', cell: ({ date }) => (date === null ? '–' : formatDate(date)) },
        { title: 'Сколько', number: true, cell: ({ amount }) => amount },
      ]}
    />
  )
}
