import { Button, TextInput } from '@mantine/core'
import { data, Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { createNode, nodeProblemSentence } from '#organisations'
import { codeExamples } from '#organisations/model'
import { enter, type PageArgs, type Visit } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/new-organisation.ts'

export const meta = () => [{ title: 'Новая организация · Объектив' }]

/** The place that the new one is to stand under; nothing stands under a school. */
async function enterParent(args: PageArgs): Promise<Visit> {
  const code = new URL(args.request.url).searchParams.get('parent') ?? ''
  const visit = await enter(args, 'organisations.edit', { code })
  if (visit.node.kind === 'school') throw data(null, { status: 404 })
  return visit
}

export async function loader(args: Route.LoaderArgs) {
  const { node } = await enterParent(args)
  return {
    parent: { code: node.code, name: node.shortName },
    kind: node.kind === 'region' ? 'municipality' : 'school',
  } as const
}

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enterParent(args)
  const filled = await readForm(args.request, z.object({ code: field, name: field, shortName: field }))
  const kind = node.kind === 'region' ? 'municipality' : 'school'
  const created = await app.store.write((tx) =>
    createNode(tx, { actor: person.id, at: app.clock() }, { ...filled, kind, parentId: node.id }),
  )
  if (!created.ok) return data({ problem: nodeProblemSentence(created.error), filled }, { status: 400 })
  return redirect(`${paths.organisations()}?node=${node.code}`)
}

export default function NewOrganisationPage({ loaderData, actionData }: Route.ComponentProps) {
  const busy = useNavigation().state !== 'idle'
  const { kind, parent } = loaderData
  const filled = actionData?.filled
  return (
    <>
      <PageHead
        title={kind === 'school' ? 'Новая школа' : 'Новый муниципалитет'}
        crumbs={[
          { title: 'Настройки', to: paths.settings() },
          { title: parent.name, to: `${paths.organisations()}?node=${parent.code}` },
        ]}
      />
      <div className="narrow">
        <Card>
          <Form method="post" className="form">
            {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
            <TextInput
              name="code"
              label={kind === 'school' ? 'Логин в федеральной системе' : 'Код в федеральной системе'}
              description={`Например, ${codeExamples[kind]}. После создания не меняется.`}
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={filled?.code}
              required
              withAsterisk={false}
            />
            <TextInput name="name" label="Полное название" defaultValue={filled?.name} required withAsterisk={false} />
            <TextInput
              name="shortName"
              label="Краткое название"
              description="Как говорят: «СОШ № 6». Если оставить пустым, будет полное."
              defaultValue={filled?.shortName}
            />
            <div>
              <Button type="submit" loading={busy}>
                Добавить
              </Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  )
}
