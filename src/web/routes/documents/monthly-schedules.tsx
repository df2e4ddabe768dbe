import { Button, NativeSelect, TextInput } from '@mantine/core'
import { data, Form, redirect, useNavigation } from 'react-router'
import { printDeadline, readDeadline, russianWorkingDays } from '#deadlines'
import { counted, formatDate } from '#kernel/russian-text'
import {
  endSchedule,
  listSchedules,
  loadSchedule,
  planReports,
  previewSchedule,
  reportProblemSentence,
  stretchWords,
  wordingProblemSentence,
} from '#reports'
import {
  leadDaysRange,
  reportCovers,
  reportCoverTitles,
  type ReportSchedule,
  type ReportScheduleId,
} from '#reports/model'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { todayAt } from '../plan/enter-plan.ts'
import { readScheduleForm, usualSchedule } from './read-schedule-form.ts'
import type { Route } from './+types/monthly-schedules.ts'

export const meta = () => [{ title: 'Расписание отчётов · Объектив' }]

const shownTimes = 6

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'reports.read', 'home')
  const today = await todayAt(visit)
  const search = new URL(args.request.url).searchParams
  const isAsked = search.has('wording')
  const form = isAsked ? readScheduleForm(search) : usualSchedule(today, visit.node.kind)
  const schedules = await visit.app.store.read((tx) => listSchedules(tx, visit.node))
  return {
    place: visit.node.shortName,
    isSchool: visit.node.kind === 'school',
    maySet: visit.may('reports.schedule'),
    form,
    preview: isAsked ? previewOf(form, today) : undefined,
    schedules: schedules.map((schedule) => ({
      id: schedule.id,
      title: schedule.title,
      wording: schedule.wording,
      from: schedule.node === visit.node.id ? '' : schedule.nodeName,
      asks: schedule.scope === 'own' ? schedule.nodeName : 'каждая подведомственная организация',
      cover: reportCoverTitles[schedule.cover],
      leadDays: schedule.leadDays,
      ends: schedule.period.end,
      own: schedule.node === visit.node.id,
      ...previewOf(schedule, today),
    })),
  }
}

export interface SchedulePreview {
  /** The wording as the reader of deadlines would write it. */
  readonly understood: string
  readonly times: readonly { readonly due: string; readonly moved: boolean; readonly about: string }[]
  readonly problem: string
}

function previewOf(schedule: Pick<ReportSchedule, 'wording' | 'period' | 'cover'>, today: string): SchedulePreview {
  const { wording, period, cover } = schedule
  const read = previewSchedule(wording, period, cover)
  if (!read.ok) return { understood: '', times: [], problem: wordingProblemSentence(read.error) }
  return {
    understood: printDeadline(readDeadline(wording, { period, workingDays: russianWorkingDays })),
    times: read.value.times
      .filter(({ due }) => due >= today)
      .slice(0, shownTimes)
      .map(({ due, movedFrom, stretch }) => ({ due, moved: movedFrom !== null, about: stretchWords(stretch) })),
    problem: '',
  }
}

export async function action(args: Route.ActionArgs) {
  const visit = await enter(args, 'reports.schedule', 'home')
  const form = await args.request.formData()
  const { store, clock } = visit.app
  const act = { actor: visit.person.id, at: clock() }
  if (form.get('intent') === 'end') {
    const id = String(form.get('schedule') ?? '') as ReportScheduleId
    const schedule = await store.read((tx) => loadSchedule(tx, id))
    if (schedule !== undefined && schedule.node !== visit.node.id) throw data(null, { status: 404 })
    const ended = await store.write((tx) => endSchedule(tx, act, id))
    return ended.ok ? redirect(paths.reportSchedules()) : { problem: reportProblemSentence(ended.error) }
  }
  const asked = readScheduleForm(form)
  const set = await store.write((tx) => planReports(tx, act, { ...asked, node: visit.node }))
  return set.ok ? redirect(paths.reportSchedules()) : { problem: wordingProblemSentence(set.error) }
}

export default function MonthlySchedules({ loaderData, actionData }: Route.ComponentProps) {
  const sending = useNavigation().formMethod === 'POST'
  const { schedules } = loaderData
  return (
    <>
      <PageHead
        title="Расписание отчётов"
        crumbs={[
          { title: 'Документы', to: paths.documents() },
          { title: 'Отчёты', to: paths.reports() },
        ]}
        lead="Срок пишется словами, как в приказе. За несколько дней до него программа сделает черновик, и он встанет в «Сегодня»."
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <Card title="Действует">
          {schedules.length === 0 && <p className="empty">Расписания пока нет: отчёты начинают вручную.</p>}
          <ul className="list list-folding">
            {schedules.map((schedule) => (
              <li key={schedule.id}>
                <div>
                  <h3>{schedule.title}</h3>
                  <p style={{ margin: 0 }}>{schedule.wording}</p>
                  <p className="note" style={{ margin: 0 }}>
                    Пишет: {schedule.asks}. О чём: {schedule.cover}. Черновик появляется за{' '}
                    {counted(schedule.leadDays, 'день', 'дня', 'дней')} до срока. Действует по{' '}
                    {formatDate(schedule.ends)}
                    {schedule.from !== '' && `, установлено выше: ${schedule.from}`}
                  </p>
                  <Times {...schedule} />
                </div>
                {schedule.own && loaderData.maySet && (
                  <Form method="post">
                    <input type="hidden" name="schedule" value={schedule.id} />
                    <button type="submit" name="intent" value="end" className="link-button">
                      Остановить
                    </button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </Card>
        {loaderData.maySet && <ScheduleForm {...loaderData} sending={sending} />}
      </div>
    </>
  )
}

function Times({ understood, times, problem }: SchedulePreview) {
  if (problem !== '') return <p className="field-error">{problem}</p>
  return (
    <>
      <p className="note" style={{ margin: '8px 0 0' }}>
        Понято так: {understood}. {times.length === 0 ? 'Ближайших сроков нет.' : 'Ближайшие сроки:'}
      </p>
      <ul className="report-times">
        {times.map(({ due, moved, about }) => (
          <li key={due}>
            {formatDate(due)}
            {moved && ' (перенесено с нерабочего дня)'}: отчёт за {about}
          </li>
        ))}
      </ul>
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function ScheduleForm({
  form,
  preview,
  isSchool,
  sending,
}: Pick<Loaded, 'form' | 'preview' | 'isSchool'> & { sending: boolean }) {
  return (
    <Card title="Новое расписание">
      <Form method="post" className="form">
        <TextInput name="title" label="Название отчёта" defaultValue={form.title} />
        <TextInput
          name="wording"
          label="Срок словами"
          description="Например: ежемесячно, последний понедельник месяца; ежеквартально, до 5 числа"
          defaultValue={form.wording}
          required
        />
        {!isSchool && (
          <NativeSelect
            name="scope"
            label="Кто пишет"
            defaultValue={form.scope}
            data={[
              { value: 'own', label: 'мы сами' },
              { value: 'below', label: 'каждая подведомственная организация' },
            ]}
          />
        )}
        <NativeSelect
          name="cover"
          label="О каком времени"
          defaultValue={form.cover}
          data={reportCovers.map((value) => ({ value: value as string, label: reportCoverTitles[value] }))}
        />
        <div className="thirds">
          <TextInput name="start" type="date" label="Действует с" defaultValue={form.period.start} required />
          <TextInput name="end" type="date" label="по" defaultValue={form.period.end} required />
          <TextInput
            name="leadDays"
            inputMode="numeric"
            label="Черновик за сколько дней"
            description={`от ${leadDaysRange.min} до ${leadDaysRange.max}`}
            defaultValue={form.leadDays}
          />
        </div>
        {preview !== undefined && (
          <Notice tone={preview.problem === '' ? 'info' : 'look'}>
            <Times {...preview} />
          </Notice>
        )}
        <div className="actions">
          <Button type="submit" formMethod="get" variant="default">
            Показать даты
          </Button>
          <Button type="submit" loading={sending}>
            Установить расписание
          </Button>
        </div>
      </Form>
    </Card>
  )
}
