import { Button, TextInput } from '@mantine/core'
import { data, Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import {
  acceptInvitation,
  accessProblemSentence,
  findInvitation,
  findPasswordProblem,
  passwordProblemSentence,
} from '#access'
import { passwordLength, roleTitles } from '#access/model'
import { appKey } from '#web/request-context'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainPage } from '../../ui/plain-page.tsx'
import { cookieHeaders } from './cookie-headers.ts'
import type { Route } from './+types/invitation.ts'

export const meta = () => [{ title: 'Приглашение · Объектив' }]

export async function loader({ params, context }: Route.LoaderArgs) {
  const { store, clock } = context.get(appKey)
  const found = await store.read((tx) => findInvitation(tx, params.token, clock()))
  if (!found.ok) return data({ gone: accessProblemSentence(found.error) }, { status: 404 })
  const offer = found.value
  return {
    name: offer.name,
    email: offer.email,
    join: offer.purpose === 'join' ? { role: roleTitles[offer.role], place: offer.nodeName } : undefined,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { store, clock, signIn } = context.get(appKey)
  const { password, again } = await readForm(request, z.object({ password: field, again: field }))
  const refuse = (problem: string) => data({ problem }, { status: 400 })
  const found = await store.read((tx) => findInvitation(tx, params.token, clock()))
  if (!found.ok) return refuse(accessProblemSentence(found.error))
  const weak = findPasswordProblem(password, found.value.email)
  if (weak !== undefined) return refuse(passwordProblemSentence(weak))
  if (password !== again) return refuse('Пароли не совпали. Введите один и тот же пароль дважды.')
  const passwordHash = await signIn.hashPassword(password)
  const accepted = await store.write((tx) => acceptInvitation(tx, clock(), { token: params.token, passwordHash }))
  if (!accepted.ok) return refuse(accessProblemSentence(accepted.error))
  if (found.value.purpose === 'new-password') return redirect(`${paths.signIn()}?notice=password-made`)
  const entered = await signIn.signIn(request.headers, { email: accepted.value.email, password })
  return redirect(paths.home(), { headers: cookieHeaders(entered.ok ? entered.value.setCookies : []) })
}

export default function InvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const busy = useNavigation().state !== 'idle'
  if ('gone' in loaderData) {
    return (
      <PlainPage title="Ссылка не действует" lead={loaderData.gone}>
        <a href={paths.signIn()}>Ко входу</a>
      </PlainPage>
    )
  }
  const { name, email, join } = loaderData
  return (
    <PlainPage
      title={join === undefined ? 'Новый пароль' : 'Приглашение в «Объектив»'}
      lead={join === undefined ? `${name}, придумайте новый пароль.` : `${name}, придумайте пароль, чтобы войти.`}
    >
      <Card>
        <Form method="post" className="form">
          {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
          <dl className="facts">
            {join !== undefined && (
              <>
                <dt>Роль</dt>
                <dd>{join.role}</dd>
                <dt>Организация</dt>
                <dd>{join.place}</dd>
              </>
            )}
            <dt>Почта для входа</dt>
            <dd>{email}</dd>
          </dl>
          {/* Password keepers save the password under this name. */}
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <TextInput
            name="password"
            type="password"
            label="Пароль"
            description={`Не короче ${passwordLength.min} знаков. Удобно взять несколько слов подряд.`}
            autoComplete="new-password"
            minLength={passwordLength.min}
            required
            withAsterisk={false}
          />
          <TextInput
            name="again"
            type="password"
            label="Пароль ещё раз"
            autoComplete="new-password"
            required
            withAsterisk={false}
          />
          <div>
            <Button type="submit" loading={busy}>
              {join === undefined ? 'Сохранить пароль' : 'Сохранить и войти'}
            </Button>
          </div>
        </Form>
      </Card>
    </PlainPage>
  )
}
