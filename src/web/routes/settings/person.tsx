import { Button, NativeSelect } from '@mantine/core'
import { data, Form, redirect } from 'react-router'
import { z } from 'zod'
import {
  accessProblemSentence,
  deactivatePerson,
  endGrant,
  grantRole,
  issuePasswordLink,
  mayGrant,
  reactivatePerson,
  rolesToGive,
} from '#access'
import { type Role, roles, roleTitles } from '#access/model'
import { formatDate } from '#kernel/russian-text'
import { findNodeByCode, listSubtree } from '#organisations'
import type { FederalCode } from '#organisations/model'
import { linkOrigin } from '../../link-origin.ts'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { IssuedLinkCard } from '../../ui/issued-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { enterPerson } from './enter-person.ts'
import type { Route } from './+types/person.ts'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.name ?? 'Человек'} · Объектив` }]

export async function loader(args: Route.LoaderArgs) {
  const { app, node, subject, grants, may } = await enterPerson(args, 'people.read')
  const places = may('people.edit') ? await app.store.read((tx) => listSubtree(tx, node.path)) : []
  const given = new Set<Role>()
  for (const place of places) for (const role of rolesToGive(grants, place)) given.add(role)
  return {
    name: subject.name,
    email: subject.email,
    closedOn: subject.deactivatedAt === null ? undefined : formatDate(subject.deactivatedAt),
    secondFactor: subject.secondFactor,
    grants: subject.grants.map(({ id, role, nodeName }) => ({ id, title: roleTitles[role], place: nodeName })),
    mayEdit: may('people.edit'),
    roles: roles.filter((role) => given.has(role)).map((role) => ({ value: role, label: roleTitles[role] })),
    places: places
      .toSorted((a, b) => a.path.split('/').length - b.path.split('/').length)
      .map(({ code, shortName }) => ({ value: code, label: shortName })),
  }
}

const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('grant'), role: z.enum(roles), place: field }),
  z.object({ intent: z.literal('end-grant'), grant: field }),
  z.object({ intent: z.enum(['password-link', 'deactivate', 'reactivate']) }),
])

export async function action(args: Route.ActionArgs) {
  const { app, person, subject, grants } = await enterPerson(args, 'people.edit')
  const form = await readForm(args.request, formSchema)
  const act = { actor: person.id, at: app.clock() } as const
  const done = await app.store.write(async (tx) => {
    switch (form.intent) {
      case 'grant': {
        const place = await findNodeByCode(tx, form.place as FederalCode)
        if (place === undefined) return refused({ kind: 'no-such-node' })
        if (!mayGrant(grants, form.role, place.path)) return refused({ kind: 'may-not-grant', role: form.role })
        return grantRole(tx, act, { personId: subject.id, role: form.role, nodeId: place.id })
      }
      case 'end-grant': {
        const own = subject.grants.find((grant) => grant.id === form.grant)
        if (own === undefined) return refused({ kind: 'no-such-grant' })
        if (!mayGrant(grants, own.role, own.nodePath)) return refused({ kind: 'may-not-grant', role: own.role })
        return endGrant(tx, act, own.id)
      }
      case 'password-link':
        return issuePasswordLink(tx, act, subject.id)
      case 'deactivate':
        return deactivatePerson(tx, act, subject.id)
      case 'reactivate':
        return reactivatePerson(tx, act, subject.id)
      default:
        throw data(null, { status: 400 })
    }
  })
  if (!done.ok) return data({ problem: accessProblemSentence(done.error) }, { status: 400 })
  const issued = done.value
  if (typeof issued === 'object' && 'token' in issued) {
    return {
      link: `${linkOrigin(app.config, args.request)}${paths.invitation(issued.token)}`,
      until: formatDate(issued.expiresAt),
    }
  }
  return redirect(paths.person(subject.id))
}

const refused = (error: Parameters<typeof accessProblemSentence>[0]) => ({ ok: false, error }) as const

export default function PersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const { name, grants, mayEdit, closedOn } = loaderData
  return (
    <>
      <PageHead
        title={name}
        crumbs={[
          { title: 'Настройки', to: paths.settings() },
          { title: 'Люди и роли', to: paths.people() },
        ]}
        lead={loaderData.email}
      />
      <div className="stack">
        {actionData !== undefined && 'problem' in actionData && <Notice tone="late">{actionData.problem}</Notice>}
        {actionData !== undefined && 'link' in actionData && (
          <IssuedLinkCard link={actionData.link} until={actionData.until} name={name} />
        )}
        {closedOn !== undefined && <Notice tone="look">Учётная запись закрыта {closedOn}.</Notice>}
        <div className="columns">
          <Card title="Роли">
            {grants.length === 0 && <p className="note">Ролей нет.</p>}
            <ul className="list">
              {grants.map((grant) => (
                <li key={grant.id}>
                  <div>
                    {grant.title}
                    <div className="note">{grant.place}</div>
                  </div>
                  {mayEdit && (
                    <Form method="post">
                      <input type="hidden" name="grant" value={grant.id} />
                      <Button type="submit" name="intent" value="end-grant" variant="default" size="xs">
                        Снять<span className="visually-hidden">: {grant.title}</span>
                      </Button>
                    </Form>
                  )}
                </li>
              ))}
            </ul>
          </Card>
          {mayEdit && (
            <div className="stack">
              {closedOn === undefined && (
                <Card title="Добавить роль">
                  <Form method="post" className="form">
                    <NativeSelect name="role" label="Роль" data={[...loaderData.roles]} />
                    <NativeSelect name="place" label="Где" data={[...loaderData.places]} />
                    <div>
                      <Button type="submit" name="intent" value="grant" variant="default">
                        Добавить
                      </Button>
                    </div>
                  </Form>
                </Card>
              )}
              <EntryCard closed={closedOn !== undefined} secondFactor={loaderData.secondFactor} />
            </div>
          )}
        </div>
      </div>
    </>
  )
}

function EntryCard({ closed, secondFactor }: { closed: boolean; secondFactor: boolean }) {
  if (closed) {
    return (
      <Card title="Вход">
        <p className="note">Роли сохранены. После открытия человек войдёт с прежним паролем.</p>
        <Form method="post">
          <Button type="submit" name="intent" value="reactivate" variant="default">
            Открыть учётную запись
          </Button>
        </Form>
      </Card>
    )
  }
  return (
    <Card title="Вход">
      <p>Вход с кодом: {secondFactor ? <Chip tone="ok">включён</Chip> : <Chip>нет</Chip>}</p>
      <p className="note">
        Ссылка для нового пароля нужна, если человек забыл пароль или потерял телефон. Прежний пароль и вход с кодом
        перестанут действовать, когда он ею воспользуется.
      </p>
      <Form method="post" className="actions">
        <Button type="submit" name="intent" value="password-link" variant="default">
          Дать ссылку для нового пароля
        </Button>
        <Button type="submit" name="intent" value="deactivate" variant="default">
          Закрыть учётную запись
        </Button>
      </Form>
    </Card>
  )
}
