import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Form, Link, redirect } from 'react-router'
import { listAcknowledgements, listMeasures, listRevisions } from '#plan'
import { planStatusTitles } from '#plan/model'
import { counted, formatDate } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/plan.ts'
import { enterPlan } from './enter-plan.ts'
import { keepMeasures, measureStates, measureStateTitles, readMeasureFilter } from './measure-filter.ts'
import { formatDay, formatStretch, measureMark } from './plan-words.ts'
import { PlanDocuments } from '../documents/plan-documents.tsx'
import { PlanTabs } from './plan-tabs.tsx'
import { RevisionNotice } from './revision-notice.tsx'
import { ProgressMeter } from './progress-meter.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.title ?? 'План'} · Объектив` }]

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, below, seesExecutions, today } = await enterPlan(args, 'plan.read')
  if (plan.status === 'draft') return redirect(paths.planDraft(plan.id))
  const search = new URL(args.request.url).searchParams
  const filter = readMeasureFilter(search)
  const { measures, unread, revisions } = await visit.app.store.read(async (tx) => ({
    measures: await listMeasures(tx, { plan: plan.id, at, today }),
    unread: below ? await listAcknowledgements(tx, plan.id) : [],
    revisions: await listRevisions(tx, plan),
  }))
  const own = below ? measures.filter(({ progress }) => progress.total > 0) : measures.filter(({ tracked }) => tracked)
  const shown = keepMeasures(own, filter)
  return {
    id: plan.id,
    title: plan.title,
    status: plan.status,
    // Work of a plan that was replaced goes on by the newer one.
    matrix: seesExecutions && !below && plan.status === 'in-force',
    revisions,
    mayEdit: visit.may('plan.edit'),
    lead: [
      plan.orderNumber === null ? '' : `№\u00a0${plan.orderNumber}`,
      plan.orderDate === null ? '' : `от ${formatDate(plan.orderDate)}`,
      `период ${formatStretch(plan.period)}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    hasDocument: plan.file !== null,
    hasOrder: measures.some(({ origin }) => origin === 'clause'),
    toAcknowledge:
      below && plan.status === 'in-force' && unread.some(({ school, at: read }) => school === at && read === null),
    filter,
    search: search.toString(),
    sections: [...new Set(own.flatMap(({ section }) => (section === null ? [] : [section])))],
    total: own.length,
    rows: shown.map((measure) => ({
      id: measure.id,
      mark: measureMark(measure),
      text: measure.text,
      section: measure.section,
      wording: measure.deadline?.text ?? '',
      next: measure.progress.nextControl,
      responsible: measure.responsible.join('; '),
      progress: measure.progress,
    })),
  }
}

export default function PlanPage({ loaderData }: Route.ComponentProps) {
  const { rows, total } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title={loaderData.title}
        crumbs={[{ title: 'План', to: paths.plans() }]}
        lead={
          <>
            {loaderData.lead}{' '}
            {loaderData.status !== 'in-force' && <Chip tone="look">{planStatusTitles[loaderData.status]}</Chip>}
          </>
        }
        actions={
          <>
            <PlanDocuments plan={loaderData.id} hasOrder={loaderData.hasOrder} />
            {loaderData.hasDocument && (
              <a href={paths.planDocument(loaderData.id)} download>
                Исходный документ
              </a>
            )}
          </>
        }
      />
      <PlanTabs plan={loaderData.id} matrix={loaderData.matrix} replaced={loaderData.status === 'superseded'} />
      <div className="stack">
        <RevisionNotice plan={loaderData.id} revisions={loaderData.revisions} mayEdit={loaderData.mayEdit} />
        {loaderData.toAcknowledge && (
          <Notice tone="look">
            Приказ адресован вашей школе. <Link to={paths.planReaders(loaderData.id)}>Подтвердить ознакомление</Link>
          </Notice>
        )}
        <Card>
          <Filters {...loaderData} />
          <DataTable
            caption={
              rows.length === total
                ? counted(total, 'мероприятие', 'мероприятия', 'мероприятий')
                : `Показано ${rows.length} из ${total}`
            }
            rows={rows}
            rowKey={({ id }) => id}
            empty={total === 0 ? 'Вашей школе по этому плану ничего не поручено.' : 'Под отбор ничего не подходит.'}
            columns={[
              { title: '№', cell: ({ mark }) => mark },
              {
                title: 'Мероприятие',
                wide: true,
                cell: (row) => (
                  <span className="titles">
                    <Link to={paths.measure(loaderData.id, row.id)}>{row.text}</Link>
                    {row.section !== null && (
                      <>
                        <br />
                        <span className="note">{row.section}</span>
                      </>
                    )}
                  </span>
                ),
              },
              {
                title: 'Срок',
                cell: (row) => (
                  <>
                    {row.wording === '' ? 'не назван' : row.wording}
                    {row.next !== null && (
                      <>
                        <br />
                        <span className="note">контроль {formatDay(row.next)}</span>
                      </>
                    )}
                  </>
                ),
              },
              { title: 'Ответственные', cell: (row) => row.responsible },
              { title: 'Ход', cell: (row) => <ProgressMeter progress={row.progress} /> },
            ]}
          />
          <ExportLink to={`${paths.planWorkbook(loaderData.id)}?${loaderData.search}`} />
        </Card>
      </div>
    </div>
  )
}

type Loaded = Route.ComponentProps['loaderData']

/** The choice stays in the address: a link to a selection is a saved selection. */
function Filters({ filter, sections }: Pick<Loaded, 'filter' | 'sections'>) {
  return (
    <Form method="get" className="filters no-print">
      <TextInput name="text" label="Слова" defaultValue={filter.text} />
      <NativeSelect
        name="state"
        label="Состояние"
        defaultValue={filter.state}
        data={measureStates.map((value) => ({ value: value as string, label: measureStateTitles[value] }))}
      />
      {sections.length > 0 && (
        <NativeSelect
          name="section"
          label="Раздел"
          className="filter-narrow"
          defaultValue={filter.section}
          data={[{ value: '', label: 'Все' }, ...sections.map((value) => ({ value, label: value }))]}
        />
      )}
      <Button type="submit" variant="default">
        Отобрать
      </Button>
    </Form>
  )
}
