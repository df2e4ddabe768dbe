import { Button, NativeSelect, TextInput } from '@mantine/core'
import { data, Form, redirect } from 'react-router'
import { z } from 'zod'
import { parseWhole } from '#kernel/parse-number'
import { changeSetting, type Letterhead, letterheadSchema, readSetting } from '#organisations'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/authority.ts'

export const meta = () => [{ title: 'Орган управления · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { app, node, may } = await enter(args, 'organisations.read-settings', 'home')
  return app.store.read(async (tx) => ({
    name: node.name,
    saved: new URL(args.request.url).searchParams.has('saved'),
    letterhead: await readSetting(tx, node.path, 'letterhead'),
    threshold: await readSetting(tx, node.path, 'small-group-threshold'),
    timezone: await readSetting(tx, node.path, 'timezone'),
    mayEdit: may('organisations.edit-settings'),
  }))
}

const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('letterhead') }).extend(letterheadSchema.shape),
  z.object({ intent: z.literal('figures'), threshold: field, timezone: field }),
])

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enter(args, 'organisations.edit-settings', 'home')
  const form = await readForm(args.request, formSchema)
  const act = { actor: person.id, at: app.clock() } as const
  const nodeId = node.id
  if (form.intent === 'letterhead') {
    const { intent: _, ...value } = form
    await app.store.write((tx) => changeSetting(tx, act, { nodeId, key: 'letterhead', value }))
    return redirect(`${paths.authority()}?saved`)
  }
  const threshold = parseWhole(form.threshold)
  if (threshold === undefined || threshold < 2 || threshold > 50) {
    return data({ problem: 'Порог малых групп: целое число от 2 до 50.' }, { status: 400 })
  }
  if (!timezones.some((zone) => zone.value === form.timezone)) {
    return data({ problem: 'Выберите часовой пояс из списка.' }, { status: 400 })
  }
  await app.store.write(async (tx) => {
    await changeSetting(tx, act, { nodeId, key: 'small-group-threshold', value: threshold })
    await changeSetting(tx, act, { nodeId, key: 'timezone', value: form.timezone })
  })
  return redirect(`${paths.authority()}?saved`)
}

/** The eleven zones of Russia by their largest cities. */
const timezones = [
  ['Europe/Kaliningrad', 'Калининград (МСК−1)'],
  ['Europe/Moscow', 'Москва (МСК)'],
  ['Europe/Samara', 'Самара (МСК+1)'],
  ['Asia/Yekaterinburg', 'Екатеринбург (МСК+2)'],
  ['Asia/Omsk', 'Омск (МСК+3)'],
  ['Asia/Krasnoyarsk', 'Красноярск (МСК+4)'],
  ['Asia/Irkutsk', 'Иркутск (МСК+5)'],
  ['Asia/Yakutsk', 'Якутск (МСК+6)'],
  ['Asia/Vladivostok', 'Владивосток (МСК+7)'],
  ['Asia/Magadan', 'Магадан (МСК+8)'],
  ['Asia/Kamchatka', 'Камчатка (МСК+9)'],
].map(([value = '', label = '']) => ({ value, label }))

const requisites: readonly (readonly [keyof Letterhead, string])[] = [
  ['authorityName', 'Полное название органа управления'],
  ['address', 'Адрес с индексом'],
  ['phone', 'Телефон'],
  ['email', 'Почта'],
  ['site', 'Сайт'],
  ['okpo', 'ОКПО'],
  ['ogrn', 'ОГРН'],
  ['innKpp', 'ИНН/КПП'],
  ['signatoryPost', 'Должность того, кто подписывает'],
  ['signatoryName', 'Кто подписывает: «И. В. Заречная»'],
  ['executor', 'Исполнитель и телефон'],
]

export default function AuthorityPage({ loaderData, actionData }: Route.ComponentProps) {
  const { letterhead, mayEdit } = loaderData
  return (
    <>
      <PageHead
        title="Орган управления"
        crumbs={[{ title: 'Настройки', to: paths.settings() }]}
        lead={loaderData.name}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {actionData === undefined && loaderData.saved && <Notice tone="ok">Сохранено.</Notice>}
        <div className="columns">
          <Card title="Реквизиты для документов">
            <p className="note">
              Стоят в шапке справок и писем по ГОСТ Р 7.0.97-2025. Пустые строки в документ не попадут.
            </p>
            <Form method="post" className="form">
              {requisites.map(([name, label]) => (
                <TextInput key={name} name={name} label={label} defaultValue={letterhead[name]} readOnly={!mayEdit} />
              ))}
              {mayEdit && (
                <div>
                  <Button type="submit" name="intent" value="letterhead">
                    Сохранить реквизиты
                  </Button>
                </div>
              )}
            </Form>
          </Card>
          <Card title="Показ чисел и времени">
            <Form method="post" className="form">
              <TextInput
                name="threshold"
                label="Порог малых групп"
                description="Группы меньше этого числа скрыты везде, куда данные уходят из школы."
                inputMode="numeric"
                defaultValue={String(loaderData.threshold)}
                readOnly={!mayEdit}
              />
              <NativeSelect
                name="timezone"
                label="Часовой пояс"
                data={timezones}
                defaultValue={loaderData.timezone}
                disabled={!mayEdit}
              />
              {mayEdit && (
                <div>
                  <Button type="submit" name="intent" value="figures" variant="default">
                    Сохранить
                  </Button>
                </div>
              )}
            </Form>
          </Card>
        </div>
      </div>
    </>
  )
}
