import { Button, NativeSelect, TextInput } from '@mantine/core'
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
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { IssuedLinkCard } from '../../ui/issued-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/invite.ts'

export const meta = () => [{ title: 'Пригласить человека · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { app, node, grants } = await enter(args, 'people.invite', 'home')
  const nodes = await app.store.read((tx) => listSubtree(tx, node.path))
  const places = nodes.toSorted((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind))
  const given = new Set<Role>()
  for (const place of places) for (const role of rolesToGive(grants, place)) given.add(role)
  return {
    roles: roles.filter((role) => given.has(role)).map((role) => ({ value: role, label: roleTitles[role] })),
    places: places
      .filter((place) => rolesToGive(grants, place).length > 0)
      .map(({ code, shortName }) => ({ value: code, label: shortName })),
  }
}

const kindOrder = ['region', 'municipality', 'school']

const formSchema = z.object({ name: field, email: field, role: z.enum(roles), place: field })

export async function action(args: Route.ActionArgs) {
  const { app, person, grants } = await enter(args, 'people.invite', 'home')
  const filled = await readForm(args.request, formSchema)
  const invited = await app.store.write(async (tx) => {
    const place = await findNodeByCode(tx, filled.place as FederalCode)
    const { name, email, role } = filled
    const nodeId = place?.id ?? ('' as never)
    return invitePerson(tx, { actor: person.id, at: app.clock() }, grants, { name, email, role, nodeId })
  })
  if (!invited.ok) return data({ problem: accessProblemSentence(invited.error), filled }, { status: 400 })
  const { token, expiresAt } = invited.value
  return {
    link: `${linkOrigin(app.config, args.request)}${paths.invitation(token)}`,
    until: formatDate(expiresAt),
    name: filled.name,
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
        lead="Программа даст ссылку на семь дней. Передайте её человеку сами: писем программа пока не шлёт."
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
