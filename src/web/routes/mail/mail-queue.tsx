import { Button, NativeSelect } from '@mantine/core'
import { data, Form, redirect } from 'react-router'
import { z } from 'zod'
import { roleTitles } from '#access/model'
import { parseWhole } from '#kernel/parse-number'
import {
  countLetters,
  forgetLetter,
  listLetters,
  mailProblemSentence,
  mailServerState,
  requestSending,
  resendLetter,
  tryServerNow,
} from '#mail'
import { type LetterId, type LetterState, letterStates, letterStateTitles } from '#mail/model'
import { changeSetting, readSetting } from '#organisations'
import { listUnreachable } from '#reminders'
import { letterRuleTitle } from '#reminders/model'
import { enter } from '../../enter.ts'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import { LetterTable } from './letter-table.tsx'
import { MailServerCard } from './mail-server-card.tsx'
import { sendTestLetter } from './send-test-letter.ts'
import type { Route } from './+types/mail-queue.ts'

export const meta = () => [{ title: 'Почта · Объектив' }]

const pageSize = 100
const shownPlaces = 20

export async function loader(args: Route.LoaderArgs) {
  const { app, node, may } = await enter(args, 'letters.read-queue', 'home')
  const search = new URL(args.request.url).searchParams
  const state = letterStates.find((known) => known === search.get('state'))
  const page = Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1)
  const { smtp, origin } = app.config
  return app.store.read(async (tx) => {
    const timezone = await readSetting(tx, node.path, 'timezone')
    const moment = (at: string): string => formatMoment(at, timezone)
    const counts = await countLetters(tx, node.path)
    const question = { nodePath: node.path, offset: (page - 1) * pageSize, limit: pageSize }
    const letters = await listLetters(tx, state === undefined ? question : { ...question, state })
    const server = await mailServerState(tx)
    const unreachable = await listUnreachable(tx, node.path, app.clock())
    return {
      done: doneSentences[search.get('done') ?? ''],
      mayManage: may('letters.manage'),
      server: {
        smtp:
          smtp === 'off'
            ? ('off' as const)
            : { address: `${smtp.host}:${smtp.port}`, encryption: smtp.encryption, from: smtp.from.email },
        state:
          server.kind === 'never-tried'
            ? server
            : server.kind === 'answers'
              ? { ...server, at: moment(server.at) }
              : { ...server, since: moment(server.since), nextTryAt: moment(server.nextTryAt) },
        localOrigin: URL.parse(origin)?.hostname === 'localhost',
      },
      quietHours: await readSetting(tx, node.path, 'quiet-hours'),
      state: state ?? '',
      page,
      total: state === undefined ? Object.values(counts).reduce((sum, count) => sum + count, 0) : counts[state],
      filters: letterStates.map((known) => ({ value: known, label: `${letterStateTitles[known]}: ${counts[known]}` })),
      letters: letters.map((letter) => ({
        ...letter,
        rule: letterRuleTitle(letter.rule),
        createdAt: moment(letter.createdAt),
        settledAt: letter.settledAt === 'not-yet' ? undefined : moment(letter.settledAt),
        heldUntil: letter.state === 'waiting' && letter.notBefore > app.clock() ? moment(letter.notBefore) : undefined,
      })),
      unreachableTotal: unreachable.length,
      unreachable: unreachable.slice(0, shownPlaces).map(({ role, nodeName, nodePath, why, executions }) => ({
        key: `${nodePath} ${role}`,
        place: nodeName,
        role: roleTitles[role],
        why: why === 'nobody' ? 'роли ни у кого нет' : 'все в перерыве',
        executions,
      })),
    }
  })
}

const doneSentences: Readonly<Record<string, string>> = {
  test: 'Письмо поставлено в очередь. Через несколько секунд обновите страницу: в списке будет ответ сервера.',
  'test-already':
    'Такое письмо минуту назад уже поставлено в очередь. Обновите страницу: в списке будет ответ сервера.',
  try: 'Программа попробует связаться с сервером в ближайшие секунды.',
  resend: 'Письмо поставлено в очередь ещё раз.',
  forget: 'Письмо снято с отправки.',
  hours: 'Тихие часы сохранены.',
}

const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['test', 'try']) }),
  z.object({ intent: z.enum(['resend', 'forget']), letter: field }),
  z.object({ intent: z.literal('hours'), from: field, until: field }),
])

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enter(args, 'letters.manage', 'home')
  const form = await readForm(args.request, formSchema)
  const act = { actor: person.id, at: app.clock() } as const
  const back = (done: string) => redirect(`${paths.mail()}?done=${done}`)
  switch (form.intent) {
    case 'test': {
      const question = { person, nodePath: node.path, at: act.at }
      const queued = await app.store.write((tx) => sendTestLetter(tx, question))
      return back(queued === 'queued' ? 'test' : 'test-already')
    }
    case 'try':
      await app.store.write(async (tx) => {
        await tryServerNow(tx, act.at)
        await requestSending(tx, act.at)
      })
      return back('try')
    case 'resend':
    case 'forget': {
      const decide = form.intent === 'resend' ? resendLetter : forgetLetter
      const letter = { letter: form.letter as LetterId, nodePath: node.path }
      const decided = await app.store.write((tx) => decide(tx, act, letter))
      return decided.ok ? back(form.intent) : data({ problem: mailProblemSentence(decided.error) }, { status: 400 })
    }
    case 'hours': {
      const [from = -1, until = -1] = [parseWhole(form.from), parseWhole(form.until)]
      const change = { nodeId: node.id, key: 'quiet-hours', value: { from, until } } as const
      const changed = await app.store.write((tx) => changeSetting(tx, act, change))
      return changed.ok
        ? back('hours')
        : data({ problem: 'Тихие часы: выберите два разных часа, начало и конец.' }, { status: 400 })
    }
    default:
      throw data(null, { status: 400 })
  }
}

export default function MailQueuePage({ loaderData, actionData }: Route.ComponentProps) {
  const { mayManage, letters, state } = loaderData
  return (
    <>
      <PageHead
        title="Почта"
        crumbs={[{ title: 'Настройки', to: paths.settings() }]}
        lead="Что программа написала, ушло ли это и что мешает. Текста писем здесь нет: он для того, кому письмо."
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {actionData === undefined && loaderData.done !== undefined && <Notice tone="ok">{loaderData.done}</Notice>}
        <div className="columns">
          <MailServerCard {...loaderData.server} mayManage={mayManage} />
          <QuietHoursCard hours={loaderData.quietHours} mayManage={mayManage} />
        </div>
        {loaderData.unreachable.length > 0 && <UnreachableCard {...loaderData} />}
        <Card title="Письма">
          <Form method="get" className="filters" role="search">
            <NativeSelect
              name="state"
              label="Состояние"
              defaultValue={state}
              data={[{ value: '', label: 'любое' }, ...loaderData.filters]}
            />
            <Button type="submit" variant="default">
              Показать
            </Button>
          </Form>
          <LetterTable
            letters={letters}
            mayManage={mayManage}
            empty={state === '' ? 'Писем пока не было.' : `Писем «${letterStateTitles[state as LetterState]}» нет.`}
          />
          {loaderData.total > 0 && (
            <Pager
              page={loaderData.page}
              pageSize={pageSize}
              total={loaderData.total}
              noun={['письмо', 'письма', 'писем']}
            />
          )}
        </Card>
      </div>
    </>
  )
}

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

function QuietHoursCard({
  hours: { from, until },
  mayManage,
}: {
  hours: { from: number; until: number }
  mayManage: boolean
}) {
  return (
    <Card title="Тихие часы">
      <p className="note">
        В эти часы, а также по выходным и праздникам программа никому не пишет: письма о решениях ждут утра. Время
        местное, часовой пояс задан в разделе «Орган управления».
      </p>
      <Form method="post" className="form">
        <div className="letter-pause">
          <NativeSelect name="from" label="С" data={hours} defaultValue={String(from)} disabled={!mayManage} />
          <NativeSelect name="until" label="До" data={hours} defaultValue={String(until)} disabled={!mayManage} />
        </div>
        {mayManage && (
          <div>
            <Button type="submit" name="intent" value="hours" variant="default">
              Сохранить часы
            </Button>
          </div>
        )}
      </Form>
    </Card>
  )
}

function UnreachableCard({
  unreachable,
  unreachableTotal,
}: Pick<Route.ComponentProps['loaderData'], 'unreachable' | 'unreachableTotal'>) {
  return (
    <Card title="Некому отправить">
      <p className="note">
        У этих исполнений срок близко или прошёл, а напомнить о них некому. Назначьте роль в разделе «Люди и роли» или
        укажите ответственного в плане.
      </p>
      <DataTable
        caption="Некому отправить"
        captionHidden
        rows={unreachable}
        rowKey={({ key }) => key}
        columns={[
          { title: 'Где', cell: ({ place }) => place },
          { title: 'Роль', cell: ({ role }) => role },
          { title: 'Почему', cell: ({ why }) => why },
          { title: 'Исполнений', cell: ({ executions }) => executions, number: true },
        ]}
      />
      {unreachableTotal > unreachable.length && (
        <p className="note">
          Показаны первые {unreachable.length} из {unreachableTotal}.
        </p>
      )}
    </Card>
  )
}
