import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Form, Link, redirect } from 'react-router'
import {
  draftOrder,
  gatherOrderFacts,
  listAmendable,
  orderProblemSentence,
  type OrderSubjects,
  orderTemplates,
  templateOf,
  type TemplateField,
} from '#orders'
import { type OrderId, type OrderKind, orderKinds } from '#orders/model'
import { listPlans } from '#plan'
import type { PlanId } from '#plan/model'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/new-order.ts'
import { orderMark } from './order-words.ts'

export const meta = () => [{ title: 'Новый приказ · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'orders.edit', 'home')
  const search = new URL(args.request.url).searchParams
  const kind = kindOf(search.get('kind'))
  const issuer = visit.node.kind === 'school' ? 'school' : 'authority'
  const templates = orderTemplates
    .filter(({ issuers }) => issuers.includes(issuer))
    .map(({ kind: name, title, purpose }) => ({ kind: name, title, purpose }))
  if (kind === undefined) return { chosen: 'none' as const, templates }
  const subjects = subjectsOf(search)
  const today = visit.app.clock().slice(0, 10)
  return visit.app.store.read(async (tx) => {
    const facts = await gatherOrderFacts(tx, visit.node, today, subjects)
    const template = templateOf(kind)
    const plans = template.needs === 'plan' ? await listPlans(tx, { node: visit.node.id, today }) : []
    const orders = template.needs === 'order' ? await listAmendable(tx, visit.node.id) : []
    return {
      chosen: { kind, title: template.title, purpose: template.purpose, needs: template.needs },
      templates,
      fields: template.fields(facts),
      schools: facts.schools,
      plans: plans
        .filter(({ node, status }) => node === visit.node.id && status !== 'superseded')
        .map(({ id, title }) => ({ value: id as string, label: title })),
      plan: subjects.plan ?? '',
      orders: orders.map((order) => ({ value: order.id as string, label: `${orderMark(order)} «${order.heading}»` })),
      amends: subjects.amends ?? '',
    }
  })
}

const kindOf = (text: string | null): OrderKind | undefined => orderKinds.find((kind) => kind === text)

function subjectsOf(given: { get(name: string): FormDataEntryValue | null }): OrderSubjects {
  const plan = given.get('plan')
  const amends = given.get('amends')
  return {
    ...(typeof plan === 'string' && plan !== '' ? { plan: plan as PlanId } : {}),
    ...(typeof amends === 'string' && amends !== '' ? { amends: amends as OrderId } : {}),
  }
}

export async function action(args: Route.ActionArgs) {
  const visit = await enter(args, 'orders.edit', 'home')
  const form = await args.request.formData()
  const kind = kindOf(String(form.get('kind')))
  if (kind === undefined) return { problem: 'Выберите, какой нужен приказ.' }
  const lines = Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      name.startsWith('field-') && typeof value === 'string' ? [[name.slice('field-'.length), value.trim()]] : [],
    ),
  )
  const act = { actor: visit.person.id, at: visit.app.clock() }
  const drafted = await visit.app.store.write((tx) =>
    draftOrder(tx, act, {
      node: visit.node,
      kind,
      subjects: subjectsOf(form),
      values: { lines, schools: form.getAll('school').map(String) },
    }),
  )
  return drafted.ok ? redirect(paths.order(drafted.value)) : { problem: orderProblemSentence(drafted.error) }
}

export default function NewOrder({ loaderData, actionData }: Route.ComponentProps) {
  const crumbs = [
    { title: 'Документы', to: paths.documents() },
    { title: 'Реестр', to: paths.register() },
  ]
  if (loaderData.chosen === 'none') {
    return (
      <>
        <PageHead
          title="Новый приказ"
          crumbs={crumbs}
          lead="Выберите заготовку. Текст составится из того, что уже известно, и весь останется в ваших руках."
        />
        <Card>
          <ul className="list">
            {loaderData.templates.map(({ kind, title, purpose }) => (
              <li key={kind}>
                <div>
                  <h3>
                    <Link to={paths.newOrder(kind)}>{title}</Link>
                  </h3>
                  <p className="note" style={{ margin: 0 }}>
                    {purpose}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      </>
    )
  }
  const { chosen, fields, schools, plans, orders } = loaderData
  return (
    <>
      <PageHead
        title={chosen.title}
        crumbs={[...crumbs, { title: 'Новый приказ', to: paths.newOrder() }]}
        lead={chosen.purpose}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <Card>
          <Form method="post" className="form order-fields">
            <input type="hidden" name="kind" value={chosen.kind} />
            {chosen.needs === 'plan' && (
              <NativeSelect name="plan" label="План" required defaultValue={loaderData.plan} data={withNone(plans)} />
            )}
            {chosen.needs === 'order' && (
              <NativeSelect
                name="amends"
                label="Какой приказ изменить"
                required
                defaultValue={loaderData.amends}
                data={withNone(orders)}
              />
            )}
            {fields.map((field) => (
              <Field key={field.name} field={field} schools={schools} />
            ))}
            <div>
              <Button type="submit">Составить проект</Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  )
}

const withNone = (choices: readonly { readonly value: string; readonly label: string }[]) => [
  { value: '', label: choices.length === 0 ? 'пока не из чего выбрать' : 'выберите' },
  ...choices,
]

function Field({ field, schools }: { field: TemplateField; schools: readonly { code: string; name: string }[] }) {
  const common = {
    name: `field-${field.name}`,
    label: field.label,
    required: field.required,
    ...(field.hint === undefined ? {} : { description: field.hint }),
    ...(field.suggestion === undefined ? {} : { defaultValue: field.suggestion }),
  }
  switch (field.kind) {
    case 'line':
      return <TextInput {...common} />
    case 'date':
      return <TextInput {...common} type="date" className="order-date" />
    case 'text':
      return <Textarea {...common} rows={3} />
    case 'schools':
      return (
        <fieldset className="order-schools">
          <legend>{field.label}</legend>
          {field.hint !== undefined && <p className="note">{field.hint}</p>}
          <div>
            {schools.map(({ code, name }) => (
              <Checkbox key={code} name="school" value={code} label={name} />
            ))}
          </div>
        </fieldset>
      )
    default:
      return field.kind satisfies never
  }
}
