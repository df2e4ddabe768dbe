import { Button, TextInput } from '@mantine/core'
import { data, Form, redirect, useNavigation } from 'react-router'
import { peopleExist, signInProblemSentence } from '#access'
import { roleTitles } from '#access/model'
import { demoPassword, demoPeople, isDemonstration } from '#demo'
import { appKey } from '#web/request-context'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainPage } from '../../ui/plain-page.tsx'
import { z } from 'zod'
import { cookieHeaders } from './cookie-headers.ts'
import { nextPage } from './next-page.ts'
import type { Route } from './+types/sign-in.ts'

export const meta = () => [{ title: 'Вход · Объектив' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const app = context.get(appKey)
  const search = new URL(request.url).searchParams
  const { empty, demonstration } = await app.store.read(async (tx) => ({
    empty: !(await peopleExist(tx)),
    demonstration: await isDemonstration(tx),
  }))
  if (empty) throw redirect(paths.start())
  if ((await app.signIn.currentVisitor(request)) !== 'anonymous') throw redirect(nextPage(search.get('next')))
  return {
    next: nextPage(search.get('next')),
    notice: notices[search.get('notice') ?? ''],
    oidcName: app.signIn.oidcName,
    demoPeople: demonstration
      ? demoPeople.map(({ email, role, sees }) => ({ email, title: roleTitles[role], sees }))
      : [],
  }
}

/** Words for what brought the person here; addresses carry only their names. */
const notices: Readonly<Record<string, string>> = {
  'password-made':
    'Новый пароль сохранён. Войдите с ним. Если раньше был включён вход с кодом, включите его снова в профиле.',
  'code-too-late': 'Время на ввод кода вышло. Введите почту и пароль ещё раз.',
  'oidc-failed': 'Внешний вход не ответил или отказал. Попробуйте ещё раз или войдите по почте и паролю.',
  'oidc-unknown-person': 'Этот человек ещё не приглашён. Попросите приглашение у администратора.',
  deactivated: 'Учётная запись закрыта. Обратитесь к администратору.',
}

const formSchema = z.object({ email: field, password: field, demoEmail: z.string().optional() })

export async function action({ request, context }: Route.ActionArgs) {
  const app = context.get(appKey)
  const next = nextPage(new URL(request.url).searchParams.get('next'))
  const { email, password, demoEmail } = await readForm(request, formSchema)
  const demonstration = demoEmail !== undefined && (await app.store.read(isDemonstration))
  const answer = await app.signIn.signIn(
    request.headers,
    demonstration ? { email: demoEmail, password: demoPassword } : { email, password },
  )
  if (!answer.ok) return data({ problem: signInProblemSentence(answer.error), email }, { status: 400 })
  const headers = cookieHeaders(answer.value.setCookies)
  if (answer.value.step === 'done') return redirect(next, { headers })
  return redirect(`${paths.secondFactor()}?next=${encodeURIComponent(next)}`, { headers })
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const busy = useNavigation().state !== 'idle'
  const { demoPeople: people, notice, next, oidcName } = loaderData
  return (
    <PlainPage title="Вход">
      {actionData === undefined && notice !== undefined && <Notice>{notice}</Notice>}
      {people.length > 0 && <DemoEntrance people={people} />}
      <Card>
        <Form method="post" className="form">
          {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
          <TextInput
            name="email"
            type="email"
            label="Почта"
            autoComplete="username"
            defaultValue={actionData?.email}
            required
            withAsterisk={false}
          />
          <TextInput
            name="password"
            type="password"
            label="Пароль"
            autoComplete="current-password"
            required
            withAsterisk={false}
          />
          <div className="actions">
            <Button type="submit" loading={busy}>
              Войти
            </Button>
            {oidcName !== undefined && (
              <Button component="a" href={`${paths.oidc()}?next=${encodeURIComponent(next)}`} variant="default">
                {oidcName}
              </Button>
            )}
          </div>
        </Form>
      </Card>
      <p className="note">
        Вход по приглашению. Если забыли пароль, попросите у администратора ссылку для нового пароля.
      </p>
    </PlainPage>
  )
}

function DemoEntrance({ people }: { people: readonly { email: string; title: string; sees: string }[] }) {
  return (
    <Card title="Демонстрация: выберите, кем войти">
      <p className="note">Все школы, люди и результаты вымышлены. Пароль не нужен.</p>
      <ul className="list">
        {people.map((person) => (
          <li key={person.email}>
            <div>
              {person.title}
              <div className="note">{person.sees}</div>
            </div>
            <Form method="post">
              <Button type="submit" name="demoEmail" value={person.email} variant="default" size="xs">
                Войти<span className="visually-hidden">: {person.title}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  )
}
