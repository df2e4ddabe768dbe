import { Button } from '@mantine/core'
import { Form, Link, redirect, useNavigation } from 'react-router'
import { roleTitles } from '#access/model'
import { checkPlan, forecastPlan, forecastRevision, listMeasures, planProblemSentence, putPlanInForce } from '#plan'
import type { CarryForecast } from '#plan/model'
import { parseWhole } from '#kernel/parse-number'
import { counted, formatNumber } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/put-in-force.ts'
import { checkWindows } from './check-windows.ts'
import { BurdenForecast } from './burden-forecast.tsx'
import { CarryPreview } from './carry-preview.tsx'
import { enterPlan } from './enter-plan.ts'
import { loadBurdenForecast } from './load-burden-forecast.ts'
import { formatDay, measureMark } from './plan-words.ts'
import { readingOfPlan } from './reading-of-plan.ts'

export const meta = () => [{ title: 'Ввести план в действие · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, today } = await enterPlan(args, 'plan.edit')
  if (plan.status !== 'draft') return redirect(paths.plan(plan.id))
  const page = Math.max(1, parseWhole(new URL(args.request.url).searchParams.get('page') ?? '') ?? 1)
  const { measures, forecast, carried, burden, windows } = await visit.app.store.read(async (tx) => {
    const rows = await listMeasures(tx, { plan: plan.id, at: plan.node, today })
    return {
      measures: rows,
      forecast: await forecastPlan(tx, plan, visit.node.path, rows),
      carried: await forecastRevision(tx, plan, today),
      burden: await loadBurdenForecast(tx, plan, rows, { nodePath: visit.node.path, page }),
      windows: await checkWindows(tx, visit.node.path),
    }
  })
  const findings = checkPlan(readingOfPlan(plan, measures), { windows })
  return {
    id: plan.id,
    title: plan.title,
    carried,
    revision: plan.revision,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    executions: forecast.executions,
    waiting: forecast.waiting,
    minutes: forecast.minutes,
    withoutMinutes: forecast.withoutMinutes,
    byRole: forecast.byRole,
    burden,
    rows: forecast.measures.map((row) => {
      const measure = measures.find(({ id }) => id === row.measure)
      return {
        ...row,
        mark: measure === undefined ? '' : measureMark(measure),
        text: measure?.text ?? '',
        wording: measure?.deadline?.text ?? '',
        scope: measure?.scope ?? 'own',
      }
    }),
  }
}

export async function action(args: Route.ActionArgs) {
  const { visit, plan } = await enterPlan(args, 'plan.edit')
  const { app, person } = visit
  const put = await app.store.write((tx) => putPlanInForce(tx, { actor: person.id, at: app.clock() }, plan.id))
  if (!put.ok) return { problem: planProblemSentence(put.error) }
  return redirect(paths.plan(plan.id))
}

export default function PutInForce({ loaderData, actionData }: Route.ComponentProps) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <>
      <PageHead
        title={loaderData.carried === undefined ? 'Ввести план в действие' : 'Ввести редакцию в действие'}
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: loaderData.title, to: paths.planDraft(loaderData.id) },
        ]}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {loaderData.errors > 0 && (
          <Notice tone="look">
            В плане {counted(loaderData.errors, 'ошибка', 'ошибки', 'ошибок')}, которые нашла проверка. Ввести в
            действие можно и с ними, но тексты и сроки потом меняются только корректирующим приказом.{' '}
            <Link to={paths.planDraft(loaderData.id)}>Вернуться к черновику</Link>
          </Notice>
        )}
        {loaderData.carried === undefined ? (
          <Beginning {...loaderData} sending={sending} />
        ) : (
          <Replacing carried={loaderData.carried} id={loaderData.id} revision={loaderData.revision} sending={sending} />
        )}
      </div>
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']

/** A plan that is new: everything it asks for is asked for the first time. */
function Beginning(loaderData: Loaded & { sending: boolean }) {
  return (
    <>
      <div className="columns">
        <Card title="Кому и сколько будет поручено">
          <p className="sentence">
            {counted(loaderData.executions, 'исполнение', 'исполнения', 'исполнений')}
            {loaderData.waiting > 0 && `, из них ждут даты события: ${formatNumber(loaderData.waiting)}`}.
          </p>
          <DataTable
            caption="По ролям"
            captionHidden
            rows={loaderData.byRole}
            rowKey={({ role }) => role}
            columns={[
              { title: 'Кто отвечает', cell: ({ role }) => roleTitles[role] },
              { title: 'Исполнений', number: true, cell: ({ executions }) => formatNumber(executions) },
              { title: 'Минут', number: true, cell: ({ minutes }) => (minutes === 0 ? '–' : formatNumber(minutes)) },
            ]}
          />
        </Card>
        <Card title="Во что это обойдётся людям">
          <p className="sentence">{burdenSentence(loaderData.minutes)}</p>
          {loaderData.withoutMinutes > 0 && (
            <p className="note">
              Для {counted(loaderData.withoutMinutes, 'исполнения', 'исполнений', 'исполнений')} время не указано: его
              можно назвать в строках черновика.
            </p>
          )}
          <Form method="post" className="actions">
            <Button type="submit" loading={loaderData.sending}>
              Ввести в действие
            </Button>
            <Link to={paths.planDraft(loaderData.id)}>Ещё не сейчас</Link>
          </Form>
        </Card>
      </div>
      <BurdenForecast {...loaderData.burden} />
      <Card title="По мероприятиям">
        <DataTable
          caption="Что будет создано"
          captionHidden
          rows={loaderData.rows}
          rowKey={({ measure }) => measure}
          columns={[
            { title: '№', cell: ({ mark }) => mark },
            { title: 'Мероприятие', wide: true, cell: ({ text }) => text },
            { title: 'Срок в документе', cell: ({ wording }) => (wording === '' ? '–' : wording) },
            { title: 'Контроль', cell: controlText },
            { title: 'Исполнителей', number: true, cell: ({ executors }) => executors },
            { title: 'Исполнений', number: true, cell: ({ executions }) => formatNumber(executions) },
            { title: 'Минут', number: true, cell: ({ minutes }) => (minutes === null ? '–' : formatNumber(minutes)) },
          ]}
        />
      </Card>
    </>
  )
}

/** A revision: the work of the former one goes on, and what becomes of it is seen before it happens. */
function Replacing(props: { carried: CarryForecast; id: string; revision: number; sending: boolean }) {
  return (
    <Card title={`Что станет с исполнениями в редакции ${props.revision}`}>
      <CarryPreview forecast={props.carried} />
      <p className="note">
        Принятое остаётся принятым; подтверждения, состояние и история переходят вместе с исполнением. Прежняя редакция
        останется читаемой как «заменён». Ознакомление школ с приказом запрашивается заново.
      </p>
      <Form method="post" className="actions">
        <Button type="submit" loading={props.sending}>
          Ввести в действие
        </Button>
        <Link to={paths.planChanges(props.id)}>Ещё раз посмотреть изменения</Link>
      </Form>
    </Card>
  )
}

function controlText({
  first,
  last,
  waitsFor,
}: {
  first: string | null
  last: string | null
  waitsFor: string | null
}) {
  if (first === null || last === null) return waitsFor === null ? 'без даты' : `ждёт: ${waitsFor}`
  return first === last ? formatDay(first) : `${formatDay(first)} – ${formatDay(last)}`
}

function burdenSentence(minutes: number): string {
  if (minutes === 0) return 'Время на исполнение пока не названо ни в одной строке.'
  const hours = Math.round(minutes / 60)
  return hours < 1
    ? `Всего ${counted(minutes, 'минута', 'минуты', 'минут')}.`
    : `Всего ${counted(minutes, 'минута', 'минуты', 'минут')}, это около ${counted(hours, 'часа', 'часов', 'часов')} работы всех исполнителей.`
}
