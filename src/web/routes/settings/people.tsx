import { Button, TextInput } from '@mantine/core'
import { Form, Link, redirect } from 'react-router'
import { z } from 'zod'
import { accessProblemSentence, listInvitations, listPeople, revokeInvitation } from '#access'
import { type InvitationId, roleTitles } from '#access/model'
import { formatDate } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { Route } from './+types/people.ts'

export const meta = () => [{ title: 'Люди и роли · Объектив' }]

const pageSize = 50

export async function loader(args: Route.LoaderArgs) {
  const { app, node, may } = await enter(args, 'people.read', 'home')
  const search = new URL(args.request.url).searchParams
  const text = search.get('text') ?? ''
  const closed = search.get('closed') === 'yes'
  const page = Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1)
  const now = app.clock()
  return app.store.read(async (tx) => {
    const people = await listPeople(tx, { nodePath: node.path, text, closed })
    const invitations = may('people.invite') ? await listInvitations(tx, node.path) : []
    return {
      place: node.shortName,
      text,
      closed,
      page,
      total: people.length,
      people: people.slice((page - 1) * pageSize, page * pageSize).map(({ id, name, email, secondFactor, grants }) => ({
        id,
        name,
        email,
        secondFactor,
        grants: grants.map((grant) => ({ id: grant.id, title: roleTitles[grant.role], place: grant.nodeName })),
      })),
      invitations: invitations.map(({ id, name, email, role, nodeName, expiresAt }) => ({
        id,
        name,
        email,
        role: roleTitles[role],
        place: nodeName,
        until: formatDate(expiresAt),
        over: expiresAt <= now,
      })),
      mayInvite: may('people.invite'),
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enter(args, 'people.invite', 'home')
  const { invitation } = await readForm(args.request, z.object({ invitation: field }))
  const revoked = await app.store.write(async (tx) => {
    const own = await listInvitations(tx, node.path)
    // An id from another municipality is answered as one that does not exist.
    const id = own.find((each) => each.id === invitation)?.id ?? ('' as InvitationId)
    return revokeInvitation(tx, { actor: person.id, at: app.clock() }, id)
  })
  return revoked.ok ? redirect(paths.people()) : { problem: accessProblemSentence(revoked.error) }
}

export default function PeoplePage({ loaderData, actionData }: Route.ComponentProps) {
  const { people, invitations, text, closed } = loaderData
  return (
    <>
      <PageHead
        title="Люди и роли"
        crumbs={[{ title: 'Настройки', to: paths.settings() }]}
        lead={`${loaderData.place}: кто входит в программу и что кому видно.`}
        actions={
          loaderData.mayInvite && (
            <Button component={Link} to={paths.invite()}>
              Пригласить
            </Button>
          )
        }
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {invitations.length > 0 && <InvitationsCard invitations={invitations} />}
        <Card>
          <Form method="get" className="filters" role="search">
            <TextInput name="text" label="Имя или почта" defaultValue={text} />
            {closed && <input type="hidden" name="closed" value="yes" />}
            <div className="actions">
              <Button type="submit" variant="default">
                Найти
              </Button>
              <Link to={closed ? paths.people() : `${paths.people()}?closed=yes`}>
                {closed ? 'Действующие' : 'Закрытые учётные записи'}
              </Link>
            </div>
          </Form>
          <DataTable
            caption={closed ? 'Закрытые учётные записи' : 'Люди'}
            captionHidden
            rows={people}
            rowKey={(person) => person.id}
            empty={text === '' ? 'Здесь пока никого нет.' : `По запросу «${text}» никого не нашлось.`}
            columns={[
              { title: 'Имя', cell: (person) => <Link to={paths.person(person.id)}>{person.name}</Link> },
              { title: 'Почта', cell: (person) => person.email },
              {
                title: 'Роли',
                cell: (person) =>
                  person.grants.map((grant) => (
                    <div key={grant.id}>
                      {grant.title} <span className="note">{grant.place}</span>
                    </div>
                  )),
              },
              {
                title: 'Вход с кодом',
                cell: (person) => (person.secondFactor ? <Chip tone="ok">включён</Chip> : <Chip>нет</Chip>),
              },
            ]}
          />
          <Pager
            page={loaderData.page}
            pageSize={pageSize}
            total={loaderData.total}
            noun={['человек', 'человека', 'человек']}
          />
        </Card>
      </div>
    </>
  )
}

function InvitationsCard({ invitations }: { invitations: Route.ComponentProps['loaderData']['invitations'] }) {
  return (
    <Card title="Ждут ответа на приглашение">
      <ul className="list">
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <div>
              {invitation.name} <span className="note">{invitation.email}</span>
              <div className="note">
                {invitation.role}, {invitation.place}. {invitation.over ? 'Срок вышел' : 'Действует до'}{' '}
                {invitation.until}
              </div>
            </div>
            <Form method="post">
              <input type="hidden" name="invitation" value={invitation.id} />
              <Button type="submit" variant="default" size="xs">
                Отозвать<span className="visually-hidden">: {invitation.name}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  )
}
