import { Button, TextInput } from '@mantine/core'
import { data, Form, Link, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { signInProblemSentence } from '#access'
import { appKey } from '#web/request-context'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { PlainPage } from '../../ui/plain-page.tsx'
import { cookieHeaders } from './cookie-headers.ts'
import { nextPage } from './next-page.ts'
import type { Route } from './+types/second-factor.ts'

export const meta = () => [{ title: 'Код для входа · Объектив' }]

export async function action({ request, context }: Route.ActionArgs) {
  const { signIn } = context.get(appKey)
  const next = nextPage(new URL(request.url).searchParams.get('next'))
  const { code } = await readForm(request, z.object({ code: field }))
  const answer = await signIn.confirmCode(request.headers, { code })
  if (answer.ok) return redirect(next, { headers: cookieHeaders(answer.value.setCookies) })
  if (answer.error.kind === 'code-too-late') return redirect(`${paths.signIn()}?notice=code-too-late`)
  return data({ problem: signInProblemSentence(answer.error) }, { status: 400 })
}

export default function SecondFactorPage({ actionData }: Route.ComponentProps) {
  const busy = useNavigation().state !== 'idle'
  return (
    <PlainPage title="Код для входа" lead="Откройте приложение с кодами на телефоне и введите шесть цифр.">
      <Card>
        <Form method="post" className="form">
          <TextInput
            name="code"
            label="Код"
            description="Нет телефона под рукой? Введите один из запасных кодов."
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            error={actionData?.problem}
            required
            withAsterisk={false}
          />
          <div className="actions">
            <Button type="submit" loading={busy}>
              Войти
            </Button>
            <Link to={paths.signIn()}>Начать сначала</Link>
          </div>
        </Form>
      </Card>
      <p className="note">
        Если нет ни телефона, ни запасных кодов, попросите у администратора ссылку для нового пароля.
      </p>
    </PlainPage>
  )
}
