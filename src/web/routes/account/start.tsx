import { Button, Checkbox, TextInput } from '@mantine/core'
import { data, Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import {
  accessProblemSentence,
  createAuthority,
  findPasswordProblem,
  passwordProblemSentence,
  peopleExist,
} from '#access'
import { passwordLength } from '#access/model'
import type { App } from '#app'
import { demoPassword, plantDemo, plantRefusalSentences } from '#demo'
import { nodeProblemSentence } from '#organisations'
import { requestScreening } from '#screening'
import { appKey } from '#web/request-context'
import { paths } from '../../paths.ts'
import { field, readForm, tick } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainPage } from '../../ui/plain-page.tsx'
import { cookieHeaders } from './cookie-headers.ts'
import type { Route } from './+types/start.ts'

export const meta = () => [{ title: 'Первый запуск · Объектив' }]

export async function loader({ context }: Route.LoaderArgs) {
  if (await context.get(appKey).store.read(peopleExist)) throw redirect(paths.signIn())
  return null
}

const authoritySchema = z.object({
  intent: z.literal('create'),
  regionName: field,
  municipalityName: field,
  municipalityCode: field,
  name: field,
  email: field,
  password: field,
  alsoCoordinator: tick,
})

const formSchema = z.discriminatedUnion('intent', [authoritySchema, z.object({ intent: z.literal('demo') })])

export async function action({ request, context }: Route.ActionArgs) {
  const app = context.get(appKey)
  const form = await readForm(request, formSchema)
  if (form.intent === 'demo') return enterDemonstration(app)
  const { password, ...filled } = form
  const refuse = (problem: string) => data({ problem, filled }, { status: 400 })
  const weak = findPasswordProblem(password, form.email)
  if (weak !== undefined) return refuse(passwordProblemSentence(weak))
  const { regionName, municipalityName, municipalityCode, name, email, alsoCoordinator } = form
  const passwordHash = await app.signIn.hashPassword(password)
  const created = await app.store.write((tx) =>
    createAuthority(tx, app.clock(), {
      regionName,
      municipalityName,
      municipalityCode,
      alsoCoordinator,
      administrator: { name, email, passwordHash },
    }),
  )
  if (!created.ok) return refuse(problemSentence(created.error))
  const entered = await app.signIn.signIn(request.headers, { email, password })
  return redirect(paths.settings(), { headers: cookieHeaders(entered.ok ? entered.value.setCookies : []) })
}

type Problem = Extract<Awaited<ReturnType<typeof createAuthority>>, { ok: false }>['error']

/** The tree and the people each name their own problems. */
function problemSentence(problem: Problem): string {
  switch (problem.kind) {
    case 'bad-code':
    case 'code-taken':
    case 'wrong-parent':
    case 'name-taken':
    case 'merged-away':
    case 'not-two-schools':
      return nodeProblemSentence(problem)
    default:
      return accessProblemSentence(problem)
  }
}

async function enterDemonstration(app: App) {
  const passwordHash = await app.signIn.hashPassword(demoPassword)
  const at = app.clock()
  const planted = await app.store.write(async (tx) => {
    const done = await plantDemo(tx, { at, passwordHash })
    if (done.ok) await requestScreening(tx, done.value.municipality, { actor: 'system', at })
    return done
  })
  app.wakeWorker()
  if (!planted.ok) return data({ problem: plantRefusalSentences[planted.error], filled: undefined }, { status: 400 })
  return redirect(paths.signIn())
}

export default function StartPage({ actionData }: Route.ComponentProps) {
  const navigation = useNavigation()
  const intent = navigation.state === 'idle' ? undefined : navigation.formData?.get('intent')
  const filled = actionData?.filled
  return (
    <PlainPage
      title="Первый запуск"
      lead="Создайте свой орган управления образованием или сначала посмотрите, как всё устроено, на вымышленных данных."
    >
      {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
      <Card title="Посмотреть на демонстрации">
        <p className="note">
          30 вымышленных школ, три года ВПР, по одному человеку на каждую роль. В это хранилище рабочие данные уже не
          загружают: для работы запустите программу с другой папкой данных.
        </p>
        <Form method="post">
          <Button type="submit" name="intent" value="demo" variant="default" loading={intent === 'demo'}>
            Открыть демонстрацию
          </Button>
        </Form>
        {intent === 'demo' && (
          <p className="note" role="status" style={{ margin: '8px 0 0' }}>
            Готовим демонстрацию, это займёт до минуты.
          </p>
        )}
      </Card>
      <Card title="Начать работу">
        <Form method="post" className="form">
          <TextInput
            name="regionName"
            label="Регион"
            description="Полное название: «Ярославская область»"
            defaultValue={filled?.regionName}
            required
          />
          <TextInput
            name="municipalityName"
            label="Муниципалитет"
            description="Как в документах: «Заречный муниципальный округ»"
            defaultValue={filled?.municipalityName}
            required
          />
          <TextInput
            name="municipalityCode"
            label="Код муниципалитета"
            description="Код из федеральной системы, например reg99_m001. Он стоит в скобках в выгрузках ВПР."
            defaultValue={filled?.municipalityCode}
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <TextInput
            name="name"
            label="Фамилия, имя, отчество администратора"
            autoComplete="name"
            defaultValue={filled?.name}
            required
          />
          <TextInput
            name="email"
            type="email"
            label="Почта администратора"
            description="С ней входят в программу. Писем она не получает."
            autoComplete="username"
            defaultValue={filled?.email}
            required
          />
          <TextInput
            name="password"
            type="password"
            label="Пароль"
            description={`Не короче ${passwordLength.min} знаков. Удобно взять несколько слов подряд.`}
            autoComplete="new-password"
            minLength={passwordLength.min}
            required
          />
          <Checkbox
            name="alsoCoordinator"
            value="yes"
            label="Я же загружаю и смотрю результаты"
            description="Добавит роль муниципального координатора. Администратор сам по себе результатов не видит."
            defaultChecked={filled?.alsoCoordinator ?? true}
          />
          <div>
            <Button type="submit" name="intent" value="create" loading={intent === 'create'}>
              Создать и войти
            </Button>
          </div>
        </Form>
      </Card>
    </PlainPage>
  )
}
