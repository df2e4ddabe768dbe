import { Button, TextInput } from '@mantine/core'
import { toString as drawQrCode } from 'qrcode'
import { data, Form, redirect } from 'react-router'
import { z } from 'zod'
import { getPerson, signInProblemSentence } from '#access'
import { appKey } from '#web/request-context'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { visitorKey } from '../../visitor.ts'
import { cookieHeaders } from './cookie-headers.ts'
import type { Route } from './+types/own-second-factor.ts'

export const meta = () => [{ title: 'Вход с кодом · Объектив' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { person } = context.get(visitorKey)
  const listed = await context.get(appKey).store.read((tx) => getPerson(tx, person.id))
  return { on: listed?.secondFactor ?? false }
}

const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['start', 'codes', 'stop']), password: field }),
  // The secret goes along in the form, so that a mistyped code does not begin everything anew.
  z.object({ intent: z.literal('confirm'), code: field, uri: field, backupCodes: field }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const { person } = context.get(visitorKey)
  const { signIn } = context.get(appKey)
  const form = await readForm(request, formSchema)
  const { headers } = request
  switch (form.intent) {
    case 'start': {
      const started = await signIn.startSecondFactor(headers, person, form)
      if (!started.ok) return refuse(signInProblemSentence(started.error))
      return { setup: await setupOf(started.value.uri, started.value.backupCodes) }
    }
    case 'confirm': {
      const confirmed = await signIn.confirmSecondFactor(headers, person, form)
      if (confirmed.ok) return redirectDone('second-factor', confirmed.value.setCookies)
      const setup = await setupOf(form.uri, form.backupCodes.split(' '))
      return data({ setup, codeProblem: signInProblemSentence(confirmed.error) }, { status: 400 })
    }
    case 'codes': {
      const renewed = await signIn.renewBackupCodes(headers, person, form)
      return renewed.ok ? { codes: renewed.value.backupCodes } : refuse(signInProblemSentence(renewed.error))
    }
    case 'stop': {
      const stopped = await signIn.stopSecondFactor(headers, person, form)
      if (!stopped.ok) return refuse(signInProblemSentence(stopped.error))
      return redirectDone('second-factor-off', stopped.value.setCookies)
    }
    default:
      throw data(null, { status: 400 })
  }
}

const refuse = (problem: string) => data({ problem }, { status: 400 })

const redirectDone = (done: string, setCookies: readonly string[]) =>
  redirect(`${paths.profile()}?done=${done}`, { headers: cookieHeaders(setCookies) })

interface Setup {
  readonly uri: string
  readonly qrCode: string
  /** For typing in where the camera cannot be used. */
  readonly secret: string
  readonly backupCodes: readonly string[]
}

async function setupOf(uri: string, backupCodes: readonly string[]): Promise<Setup> {
  const qrCode = await drawQrCode(uri, { type: 'svg', margin: 0, color: { dark: '#1b2733' } })
  return { uri, qrCode, secret: URL.parse(uri)?.searchParams.get('secret') ?? '', backupCodes }
}

export default function OwnSecondFactorPage({ loaderData, actionData }: Route.ComponentProps) {
  const setup = actionData !== undefined && 'setup' in actionData ? actionData.setup : undefined
  const codes = actionData !== undefined && 'codes' in actionData ? actionData.codes : undefined
  const problem = actionData !== undefined && 'problem' in actionData ? actionData.problem : undefined
  const codeProblem = actionData !== undefined && 'codeProblem' in actionData ? actionData.codeProblem : undefined
  return (
    <>
      <PageHead title="Вход с кодом" crumbs={[{ title: 'Профиль', to: paths.profile() }]} />
      {setup !== undefined ? (
        <SetupCards setup={setup} problem={codeProblem} />
      ) : (
        <div className="stack narrow">
          {problem !== undefined && <Notice tone="late">{problem}</Notice>}
          {codes !== undefined && <BackupCodes codes={codes} />}
          {loaderData.on ? <Manage /> : <Begin />}
        </div>
      )}
    </>
  )
}

function Begin() {
  return (
    <Card title="Включить">
      <p>Понадобится телефон с приложением для кодов: Яндекс Ключ, Google Authenticator или другое такое же.</p>
      <Form method="post" className="form">
        <PasswordField />
        <div>
          <Button type="submit" name="intent" value="start">
            Показать код для приложения
          </Button>
        </div>
      </Form>
    </Card>
  )
}

function Manage() {
  return (
    <>
      <Card title="Новые запасные коды">
        <p>Прежние запасные коды перестанут действовать.</p>
        <Form method="post" className="form">
          <PasswordField />
          <div>
            <Button type="submit" name="intent" value="codes" variant="default">
              Создать новые коды
            </Button>
          </div>
        </Form>
      </Card>
      <Card title="Отключить">
        <p>Для входа снова будет достаточно пароля.</p>
        <Form method="post" className="form">
          <PasswordField />
          <div>
            <Button type="submit" name="intent" value="stop" variant="default">
              Отключить вход с кодом
            </Button>
          </div>
        </Form>
      </Card>
    </>
  )
}

function PasswordField() {
  return (
    <TextInput
      name="password"
      type="password"
      label="Ваш пароль"
      autoComplete="current-password"
      required
      withAsterisk={false}
    />
  )
}

function SetupCards({ setup, problem }: { setup: Setup; problem: string | undefined }) {
  return (
    <div className="columns">
      <Card title="Шаг 1. Приложение на телефоне">
        <p>Наведите камеру из приложения на рисунок.</p>
        <div
          role="img"
          aria-label="Рисунок с секретом для приложения; тот же секрет буквами стоит ниже"
          style={{ maxWidth: 220, marginBottom: 12 }}
          dangerouslySetInnerHTML={{ __html: setup.qrCode }}
        />
        <details className="fold">
          <summary>Не получается навести камеру</summary>
          <p style={{ marginTop: 8 }}>Введите в приложении этот ключ:</p>
          <p style={{ overflowWrap: 'anywhere' }}>
            <code>{setup.secret}</code>
          </p>
        </details>
      </Card>
      <div className="stack">
        <BackupCodes codes={setup.backupCodes} />
        <Card title="Шаг 3. Проверка">
          <Form method="post" className="form">
            <input type="hidden" name="uri" value={setup.uri} />
            <input type="hidden" name="backupCodes" value={setup.backupCodes.join(' ')} />
            <TextInput
              name="code"
              label="Шесть цифр из приложения"
              inputMode="numeric"
              autoComplete="one-time-code"
              error={problem}
              required
              withAsterisk={false}
            />
            <div>
              <Button type="submit" name="intent" value="confirm">
                Включить вход с кодом
              </Button>
            </div>
          </Form>
        </Card>
      </div>
    </div>
  )
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Card title="Шаг 2. Запасные коды">
      <p>
        Сохраните их или напечатайте: каждый пустит один раз, если телефона не будет под рукой. Больше программа их не
        покажет.
      </p>
      <ul className="tiles" style={{ gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))' }}>
        {codes.map((code) => (
          <li key={code}>
            <code style={{ whiteSpace: 'nowrap' }}>{code}</code>
          </li>
        ))}
      </ul>
    </Card>
  )
}
