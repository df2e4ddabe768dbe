import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Form, Link, redirect, useNavigation } from 'react-router'
import { parseWhole } from '#kernel/parse-number'
import { formatDate } from '#kernel/russian-text'
import { createReport, listReports, reportProblemSentence, reportTitle, stretchWords } from '#reports'
import { type ReportState, reportStateTitles, type ReportSummary } from '#reports/model'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import { todayAt } from '../plan/enter-plan.ts'
import { offeredStretches, readStretch } from './offered-stretches.ts'
import { reportTones } from './report-words.ts'
import type { Route } from './+types/monthly-reports.ts'

export const meta = () => [{ title: 'Отчёты · Объектив' }]

const pageSize = 50

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'reports.read', 'home')
  const page = Math.max(1, parseWhole(new URL(args.request.url).searchParams.get('page') ?? '') ?? 1)
  const today = await todayAt(visit)
  const isSchool = visit.node.kind === 'school'
  return visit.app.store.read(async (tx) => {
    const own = await listReports(tx, { node: visit.node, whose: 'own', offset: 0, limit: pageSize })
    const below = isSchool
      ? { total: 0, reports: [] }
      : await listReports(tx, { node: visit.node, whose: 'below', offset: (page - 1) * pageSize, limit: pageSize })
    const row = (report: ReportSummary) => ({
      id: report.id,
      title: reportTitle(report),
      place: report.nodeName,
      state: report.state,
      due: report.due,
      late: report.due !== null && report.due < today && (report.state === 'draft' || report.state === 'returned'),
      sent: report.sentAt,
    })
    return {
      place: visit.node.shortName,
      isSchool,
      own: own.reports.map(row),
      ownTotal: own.total,
      below: below.reports.map(row),
      belowTotal: below.total,
      page,
      mayWrite: visit.may('reports.write'),
      stretches: offeredStretches(today).map((stretch) => ({
        value: `${stretch.start}/${stretch.end}`,
        label: stretchWords(stretch),
      })),
    }
  })
}

/** Begins a draft for the visitor's own organisation. */
export async function action(args: Route.ActionArgs) {
  const visit = await enter(args, 'reports.write', 'home')
  const form = await args.request.formData()
  const { store, clock } = visit.app
  const act = { actor: visit.person.id, at: clock() }
  const made = await store.write((tx) =>
    createReport(tx, act, { node: visit.node, stretch: readStretch(form), due: null }),
  )
  if (!made.ok) return { problem: reportProblemSentence(made.error) }
  return redirect(paths.report(made.value))
}

export default function MonthlyReports({ loaderData, actionData }: Route.ComponentProps) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <>
      <PageHead
        title="Отчёты"
        crumbs={[{ title: 'Документы', to: paths.documents() }]}
        lead="Факты отчёта программа собирает сама: план, результаты, документы. Человек пишет выводы, трудности и предложения и отправляет отчёт выше."
        actions={<Link to={paths.reportSchedules()}>Расписание отчётов</Link>}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {!loaderData.isSchool && (
          <Card title="Пришли от подведомственных организаций">
            <ReportTable rows={loaderData.below} caption="Отчёты подведомственных организаций" withPlace />
            {loaderData.belowTotal > 0 && (
              <Pager
                page={loaderData.page}
                pageSize={pageSize}
                total={loaderData.belowTotal}
                noun={['отчёт', 'отчёта', 'отчётов']}
              />
            )}
          </Card>
        )}
        <Card title={`Отчёты: ${loaderData.place}`}>
          <ReportTable rows={loaderData.own} caption="Свои отчёты" withPlace={false} />
          {loaderData.ownTotal > loaderData.own.length && (
            <p className="note">Показаны последние {loaderData.own.length}.</p>
          )}
        </Card>
        {loaderData.mayWrite && (
          <Card title="Новый отчёт">
            <Form method="post" className="form">
              <NativeSelect name="stretch" label="За какое время" data={[...loaderData.stretches, ownDates]} />
              <details className="fold">
                <summary>Другие даты</summary>
                <div className="thirds" style={{ marginTop: 8 }}>
                  <TextInput name="start" type="date" label="С какого дня" />
                  <TextInput name="end" type="date" label="По какой день" />
                </div>
              </details>
              <div>
                <Button type="submit" loading={sending}>
                  Собрать черновик
                </Button>
              </div>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}

const ownDates = { value: 'own', label: 'другие даты, названные ниже' }

interface Row {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly state: ReportState
  readonly due: string | null
  readonly late: boolean
  readonly sent: string | null
}

function ReportTable({ rows, caption, withPlace }: { rows: readonly Row[]; caption: string; withPlace: boolean }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        withPlace ? 'Отправленных отчётов пока нет.' : 'Отчётов пока нет. Черновик делается ниже или по расписанию.'
      }
      columns={[
        {
          title: 'Отчёт',
          cell: (row) => (
            <span className="titles report-name">
              <Link to={paths.report(row.id)}>{row.title}</Link>
            </span>
          ),
        },
        ...(withPlace ? [{ title: 'Организация', cell: (row: Row) => row.place }] : []),
        {
          title: 'Состояние',
          cell: (row) => (
            <>
              <Chip tone={reportTones[row.state]}>{reportStateTitles[row.state]}</Chip>
              {row.late && <Chip tone="late">просрочен</Chip>}
            </>
          ),
        },
        { title: 'Срок', cell: (row) => (row.due === null ? '–' : formatDate(row.due)) },
        { title: 'Отправлен', cell: (row) => (row.sent === null ? '–' : formatDate(row.sent)) },
      ]}
    />
  )
}
