import { Button, TextInput } from '@mantine/core'
import { data, Form, Link, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { endOwnSessions, getPerson, listOwnSessions, signInProblemSentence } from '#access'
import { passwordLength, roleTitles, type SessionId } from '#access/model'
import { readSetting } from '#organisations'
import { appKey } from '#web/request-context'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { visitorKey } from '../../visitor.ts'
import { cookieHeaders } from './cookie-headers.ts'
import type { Route } from './+types/profile.ts'

export const meta = () => [{ title: 'Профиль · Объектив' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { person, sessionId, grants } = context.get(visitorKey)
  const { store, clock } = context.get(appKey)
  return store.read(async (tx) => {
    const timezone = await readSetting(tx, grants[0]?.nodePath ?? '', 'timezone')
    const listed = await getPerson(tx, person.id)
    const sessions = await listOwnSessions(tx, person, clock())
    return {
      done: doneSentences[new URL(request.url).searchParams.get('done') ?? ''],
      name: person.name,
      email: person.email,
      secondFactor: listed?.secondFactor ?? false,
      grants: listed?.grants.map(({ id, role, nodeName }) => ({ id, title: roleTitles[role], nodeName })) ?? [],
      sessions: sessions.map(({ id, device, address, since }) => ({
        id,
        device,
        address,
        since: formatMoment(since, timezone),
        current: id === sessionId,
      })),
    }
  })
}

const doneSentences: Readonly<Record<string, string>> = {
  password: 'Пароль изменён. На других устройствах нужно войти заново.',
  'second-factor': 'Вход с кодом включён.',
  'second-factor-off': 'Вход с кодом отключён.',
  session: 'Вход завершён.',
}

const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('password'), current: field, next: field, again: field }),
  z.object({ intent: z.literal('end'), session: field }),
  z.object({ intent: z.literal('end-others') }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const { person, sessionId } = context.get(visitorKey)
  const { store, clock, signIn } = context.get(appKey)
  const form = await readForm(request, formSchema)
  if (form.intent !== 'password') {
    const which = form.intent === 'end' ? { id: form.session as SessionId } : { allBut: sessionId }
    await store.write((tx) => endOwnSessions(tx, person, clock(), which))
    return redirect(`${paths.profile()}?done=session`)
  }
  if (form.next !== form.again) return data({ problem: 'Новые пароли не совпали.' }, { status: 400 })
  const changed = await signIn.changePassword(request.headers, person, form)
  if (!changed.ok) return data({ problem: signInProblemSentence(changed.error) }, { status: 400 })
  return redirect(`${paths.profile()}?done=password`, { headers: cookieHeaders(changed.value.setCookies) })
}

export default function ProfilePage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead title={loaderData.name} lead={loaderData.email} />
      <div className="stack">
        {loaderData.done !== undefined && actionData === undefined && <Notice tone="ok">{loaderData.done}</Notice>}
        <div className="columns">
          <div className="stack">
            <Card title="Письма">
              <p>О сроках и решениях программа пишет на {loaderData.email}. Час, правила и перерыв выбираете вы.</p>
              <Button component={Link} to={paths.ownLetters()} variant="default">
                Настроить письма
              </Button>
            </Card>
            <PasswordCard problem={actionData?.problem} />
            <Card title="Вход с кодом">
              <p>
                {loaderData.secondFactor
                  ? 'Включён: после пароля программа спрашивает код из приложения на телефоне.'
                  : 'Кроме пароля можно спрашивать код из приложения на телефоне. Тогда узнанный кем-то пароль не откроет ваши данные.'}
              </p>
              <Button component={Link} to={paths.ownSecondFactor()} variant="default">
                {loaderData.secondFactor ? 'Изменить или отключить' : 'Включить'}
              </Button>
            </Card>
          </div>
          <div className="stack">
            <Card title="Календарь сроков">
              <p>Ваши сроки и встречи могут стоять в календаре телефона или компьютера.</p>
              <Button component={Link} to={paths.ownCalendar()} variant="default">
                Открыть или закрыть календарь
              </Button>
            </Card>
            <SessionsCard sessions={loaderData.sessions} />
            <Card title="Мои роли">
              {loaderData.grants.length === 0 ? (
                <p className="note">Ролей пока нет. Обратитесь к администратору.</p>
              ) : (
                <ul className="list">
                  {loaderData.grants.map((grant) => (
                    <li key={grant.id}>
                      <div>
                        {grant.title}
                        <div className="note">{grant.nodeName}</div>
                      </div>
                    </li>
                  ))}
                </ul>
              )}
            </Card>
          </div>
        </div>
      </div>
    </>
  )
}

function PasswordCard({ problem }: { problem: string | undefined }) {
  const busy = useNavigation().formData?.get('intent') === 'password'
  return (
    <Card title="Пароль">
      <Form method="post" className="form">
        {problem !== undefined && <Notice tone="late">{problem}</Notice>}
        <TextInput
          name="current"
          type="password"
          label="Нынешний пароль"
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        <TextInput
          name="next"
          type="password"
          label="Новый пароль"
          description={`Не короче ${passwordLength.min} знаков. Удобно взять несколько слов подряд.`}
          autoComplete="new-password"
          minLength={passwordLength.min}
          required
          withAsterisk={false}
        />
        <TextInput
          name="again"
          type="password"
          label="Новый пароль ещё раз"
          autoComplete="new-password"
          required
          withAsterisk={false}
        />
        <div>
          <Button type="submit" name="intent" value="password" variant="default" loading={busy}>
            Изменить пароль
          </Button>
        </div>
      </Form>
    </Card>
  )
}

type Session = Route.ComponentProps['loaderData']['sessions'][number]

function SessionsCard({ sessions }: { sessions: readonly Session[] }) {
  return (
    <Card title="Где вы вошли">
      <ul className="list">
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              {session.device}
              <div className="note">
                {session.since}
                {session.address !== '' && `, адрес ${session.address}`}
              </div>
            </div>
            {session.current ? (
              <Chip tone="ok">это устройство</Chip>
            ) : (
              <Form method="post">
                <input type="hidden" name="session" value={session.id} />
                <Button type="submit" name="intent" value="end" variant="default" size="xs">
                  Завершить<span className="visually-hidden">: {session.device}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post" style={{ marginTop: 12 }}>
          <Button type="submit" name="intent" value="end-others" variant="default">
            Завершить все, кроме этого
          </Button>
        </Form>
      )}
    </Card>
  )
}
