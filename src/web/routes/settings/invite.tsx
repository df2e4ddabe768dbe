import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { data, Form, Link, useNavigation } from 'react-router'
import { z } from 'zod'
import { accessProblemSentence, invitePerson, rolesToGive } from '#access'
import { type Role, roles, roleTitles } from '#access/model'
import { formatDate } from '#kernel/russian-text'
import { findNodeByCode, listSubtree } from '#organisations'
import type { FederalCode } from '#organisations/model'
import { enter } from '../../enter.ts'
import { linkOrigin } from '../../link-origin.ts'
import { paths } from '../../paths.ts'
import { field, readForm, tick } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { IssuedLinkCard } from '../../ui/issued-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { mailInvitation } from '../mail/mail-invitation.ts'
import type { Route } from './+types/invite.ts'

export const meta = () => [{ title: 'Пригласить человека · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { app, node, grants } = await enter(args, 'people.invite', 'home')
  const nodes = await app.store.read((tx) => listSubtree(tx, node.path))
  const places = nodes.toSorted((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind))
  const given = new Set<Role>()
  for (const place of places) for (const role of rolesToGive(grants, place)) given.add(role)
  return {
    mails: app.config.smtp !== 'off',
    roles: roles.filter((role) => given.has(role)).map((role) => ({ value: role, label: roleTitles[role] })),
    places: places
      .filter((place) => rolesToGive(grants, place).length > 0)
      .map(({ code, shortName }) => ({ value: code, label: shortName })),
  }
}

const kindOrder = ['region', 'municipality', 'school']

const formSchema = z.object({ name: field, email: field, role: z.enum(roles), place: field, mail: tick })

export async function action(args: Route.ActionArgs) {
  const { app, person, grants } = await enter(args, 'people.invite', 'home')
  const filled = await readForm(args.request, formSchema)
  const mailed = filled.mail && app.config.smtp !== 'off'
  const invited = await app.store.write(async (tx) => {
    const place = await findNodeByCode(tx, filled.place as FederalCode)
    const { name, email, role } = filled
    const nodeId = place?.id ?? ('' as never)
    const at = app.clock()
    const made = await invitePerson(tx, { actor: person.id, at }, grants, { name, email, role, nodeId })
    if (made.ok && place !== undefined && mailed) {
      const origin = linkOrigin(app.config, args.request)
      await mailInvitation(tx, { link: made.value, to: { name, email }, role, place, inviter: person.name, origin, at })
    }
    return made
  })
  if (!invited.ok) return data({ problem: accessProblemSentence(invited.error), filled }, { status: 400 })
  const { token, expiresAt } = invited.value
  return {
    link: `${linkOrigin(app.config, args.request)}${paths.invitation(token)}`,
    until: formatDate(expiresAt),
    name: filled.name,
    mailedTo: mailed ? filled.email : undefined,
  }
}

export default function InvitePage({ loaderData, actionData }: Route.ComponentProps) {
  const busy = useNavigation().state !== 'idle'
  const crumbs = [
    { title: 'Настройки', to: paths.settings() },
    { title: 'Люди и роли', to: paths.people() },
  ]
  if (actionData !== undefined && 'link' in actionData) {
    return (
      <>
        <PageHead title="Приглашение готово" crumbs={crumbs} />
        <div className="stack narrow">
          {actionData.mailedTo !== undefined && (
            <Notice tone="ok">
              Ссылка отправляется письмом на {actionData.mailedTo}. Если письмо не придёт, передайте её сами.
            </Notice>
          )}
          <IssuedLinkCard link={actionData.link} until={actionData.until} name={actionData.name} />
          <p className="actions">
            <Link to={paths.people()}>К людям</Link>
            <Link to={paths.invite()} reloadDocument>
              Пригласить ещё
            </Link>
          </p>
        </div>
      </>
    )
  }
  const filled = actionData?.filled
  return (
    <>
      <PageHead
        title="Пригласить человека"
        crumbs={crumbs}
        lead={
          loaderData.mails
            ? 'Программа даст ссылку на семь дней: её можно отправить письмом или передать самому.'
            : 'Программа даст ссылку на семь дней. Передайте её человеку сами: почтовый сервер не подключён.'
        }
      />
      <div className="narrow">
        <Card>
          <Form method="post" className="form">
            {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
            <TextInput
              name="name"
              label="Фамилия, имя, отчество"
              defaultValue={filled?.name}
              autoComplete="off"
              required
              withAsterisk={false}
            />
            <TextInput
              name="email"
              type="email"
              label="Почта"
              description="С ней человек будет входить."
              defaultValue={filled?.email}
              autoComplete="off"
              required
              withAsterisk={false}
            />
            <NativeSelect name="role" label="Роль" data={[...loaderData.roles]} defaultValue={filled?.role} />
            <NativeSelect
              name="place"
              label="Где"
              description="Роль действует в этой организации и во всех, что под ней."
              data={[...loaderData.places]}
              defaultValue={filled?.place}
            />
            {loaderData.mails && (
              <Checkbox
                name="mail"
                value="yes"
                label="Отправить ссылку письмом"
                description="Ссылка в любом случае появится и на экране."
                defaultChecked={filled?.mail ?? true}
              />
            )}
            <div>
              <Button type="submit" loading={busy}>
                Получить ссылку
              </Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  )
}
