import { Button } from '@mantine/core'
import { data, Form, Link, redirect, useNavigation } from 'react-router'
import { demoPassword, isDemonstration, plantRefusalSentences, resetDemo } from '#demo'
import { requestScreening } from '#screening'
import { appKey } from '#web/request-context'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { mayAnywhere, visitorKey } from '../../visitor.ts'
import type { Route } from './+types/settings.ts'

export const meta = () => [{ title: 'Настройки · Объектив' }]

export async function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorKey)
  const demonstration = await context.get(appKey).store.read(isDemonstration)
  const sections = [
    { action: 'people.read', title: 'Люди и роли', to: paths.people(), about: 'Кто входит, с какой ролью и где.' },
    {
      action: 'organisations.see',
      title: 'Организации',
      to: paths.organisations(),
      about: 'Муниципалитеты, школьные округа и школы.',
    },
    {
      action: 'organisations.read-settings',
      title: 'Орган управления',
      to: paths.authority(),
      about: 'Реквизиты для документов, порог малых групп, часовой пояс.',
    },
    {
      action: 'letters.read-queue',
      title: 'Почта',
      to: paths.mail(),
      about: 'Отвечает ли сервер, что ушло, что ждёт, кому напомнить некому.',
    },
    { action: 'audit.read', title: 'Журнал действий', to: paths.audit(), about: 'Кто, что и когда сделал.' },
  ] as const
  const seen = sections.filter(({ action }) => mayAnywhere(visitor, action))
  if (seen.length === 0) throw data(null, { status: 403 })
  return {
    sections: seen.map(({ title, to, about }) => ({ title, to, about })),
    mayReset: demonstration && mayAnywhere(visitor, 'organisations.edit'),
  }
}

/** Brings the demonstration back to its beginning. Everybody’s sessions end with it. */
export async function action(args: Route.ActionArgs) {
  const { app } = await enter(args, 'organisations.edit', 'home')
  const passwordHash = await app.signIn.hashPassword(demoPassword)
  const at = app.clock()
  const done = await app.store.write(async (tx) => {
    const planted = await resetDemo(tx, { at, passwordHash })
    if (planted.ok) await requestScreening(tx, planted.value.municipality, { actor: 'system', at })
    return planted
  })
  app.wakeWorker()
  if (!done.ok) return data({ problem: plantRefusalSentences[done.error] }, { status: 400 })
  return redirect(paths.signIn())
}

export default function SettingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const busy = useNavigation().formMethod === 'POST'
  return (
    <>
      <PageHead title="Настройки" />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <div className="thirds">
          {loaderData.sections.map((section) => (
            <Card key={section.to} title={<Link to={section.to}>{section.title}</Link>}>
              <p className="note" style={{ margin: 0 }}>
                {section.about}
              </p>
            </Card>
          ))}
        </div>
        {loaderData.mayReset && (
          <Card title="Демонстрация">
            <p className="note">
              Вернёт вымышленные данные к началу: загрузки, люди и настройки, появившиеся после, исчезнут. Войти нужно
              будет заново.
            </p>
            <Form method="post">
              <Button type="submit" variant="default" loading={busy}>
                Вернуть демонстрацию к началу
              </Button>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
