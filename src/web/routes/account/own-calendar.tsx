import { Button } from '@mantine/core'
import { data, Form, redirect, useNavigation } from 'react-router'
import { closeFeed, feedSince, openFeed } from '#plan'
import { readSetting } from '#organisations'
import { appKey } from '#web/request-context'
import { formatMoment } from '../../format-moment.ts'
import { linkOrigin } from '../../link-origin.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { visitorKey } from '../../visitor.ts'
import type { Route } from './+types/own-calendar.ts'

export const meta = () => [{ title: 'Календарь сроков · Объектив' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { person, grants } = context.get(visitorKey)
  return context.get(appKey).store.read(async (tx) => {
    const since = await feedSince(tx, person.id)
    const timezone = await readSetting(tx, grants[0]?.nodePath ?? '', 'timezone')
    return {
      since: since === undefined ? undefined : formatMoment(since, timezone),
      closed: new URL(request.url).searchParams.get('done') === 'closed',
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const { person, grants } = context.get(visitorKey)
  const { store, clock, config } = context.get(appKey)
  const intent = (await request.formData()).get('intent')
  const act = { actor: person.id, at: clock() }
  const owner = { person: person.id, nodePath: grants[0]?.nodePath ?? '' }
  if (intent === 'close') {
    await store.write((tx) => closeFeed(tx, act, owner))
    throw redirect(`${paths.ownCalendar()}?done=closed`)
  }
  if (intent !== 'open') throw data('Форма пришла не полностью. Откройте страницу заново и повторите.', { status: 400 })
  const token = await store.write((tx) => openFeed(tx, act, owner))
  return { address: linkOrigin(config, request) + paths.feed(token) }
}

export default function OwnCalendar({ loaderData, actionData }: Route.ComponentProps) {
  const { since, closed } = loaderData
  const busy = useNavigation().formMethod === 'POST'
  return (
    <>
      <PageHead
        title="Календарь сроков"
        crumbs={[{ title: 'Профиль', to: paths.profile() }]}
        lead="Ваши сроки и встречи в календаре на телефоне или компьютере: он сам перечитывает их по закрытому адресу."
      />
      <div className="stack narrow">
        {closed && actionData === undefined && (
          <Notice tone="ok">Адрес закрыт: по нему больше ничего не прочитать.</Notice>
        )}
        {actionData !== undefined && (
          <Card title="Адрес вашего календаря">
            <p className="notice" style={{ overflowWrap: 'anywhere' }}>
              {actionData.address}
            </p>
            <p>
              Скопируйте адрес сейчас: программа хранит только его отпечаток и больше его не покажет. В своём календаре
              выберите «Добавить по адресу», «Подписаться на календарь» или «Из интернета» и вставьте его.
            </p>
            <p className="note">
              Кто знает адрес, тот видит ваши сроки без входа в программу. Если адрес стал известен другим, закройте его
              или сделайте новый.
            </p>
          </Card>
        )}
        <Card title={since === undefined ? 'Календарь не открыт' : 'Календарь открыт'}>
          {since !== undefined && actionData === undefined && <p>Адрес сделан {since}.</p>}
          <p>
            В календаре стоят целые дни ваших сроков контроля и ближайшие встречи. Всё просроченное собрано в одну
            запись на сегодня. Принятое и отправленное из календаря уходит.
          </p>
          <Form method="post" className="actions">
            <Button type="submit" name="intent" value="open" loading={busy}>
              {since === undefined ? 'Открыть календарь' : 'Сделать новый адрес'}
            </Button>
            {since !== undefined && (
              <Button type="submit" name="intent" value="close" variant="default">
                Закрыть адрес
              </Button>
            )}
          </Form>
          {since !== undefined && (
            <p className="note" style={{ margin: '12px 0 0' }}>
              Новый адрес закрывает прежний.
            </p>
          )}
        </Card>
      </div>
    </>
  )
}
