import { Button, TextInput } from '@mantine/core'
import { data, Form, Link, redirect, useNavigation } from 'react-router'
import {
  type EditForecast,
  editMeasure,
  forecastEdit,
  listPossibleOwners,
  loadMeasure,
  planProblemSentence,
  previewChange,
  shownChange,
} from '#plan'
import type { PlanMeasure, PlanMeasureId } from '#plan/model'
import { parseWhole } from '#kernel/parse-number'
import { listSubtree } from '#organisations'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/measure-edit.ts'
import { CarryPreview } from './carry-preview.tsx'
import { ChangedWords } from './changed-words.tsx'
import { conflictOf } from './conflict-of.ts'
import { EditConflict } from './edit-conflict.tsx'
import { enterPlan } from './enter-plan.ts'
import { MeasureForm } from './measure-form.tsx'
import { measureMark } from './plan-words.ts'
import { readMeasureForm } from './read-measure-form.ts'

export const meta = () => [{ title: 'Изменить мероприятие · Объектив' }]

async function enterMeasure(args: Pick<Route.LoaderArgs, 'request' | 'context' | 'params'>) {
  const entered = await enterPlan(args, 'plan.edit')
  const { visit, plan } = entered
  const measure = await visit.app.store.read((tx) => loadMeasure(tx, args.params.measure as PlanMeasureId))
  if (measure?.plan !== plan.id || plan.status === 'draft' || plan.parent !== null) throw data(null, { status: 404 })
  return { ...entered, measure }
}

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, measure } = await enterMeasure(args)
  if (plan.status !== 'in-force') return redirect(paths.measure(plan.id, measure.id))
  return visit.app.store.read(async (tx) => ({
    plan: { id: plan.id, title: plan.title },
    measure,
    mark: measureMark(measure),
    schools: (await listSubtree(tx, visit.node.path, 'school')).map(({ id, shortName }) => ({ id, name: shortName })),
    owners: await listPossibleOwners(tx, plan.node),
  }))
}

export async function action(args: Route.ActionArgs) {
  const { visit, plan, measure, today } = await enterMeasure(args)
  const { app, person } = visit
  const form = await args.request.formData()
  const change = readMeasureForm(form)
  const reason = String(form.get('reason') ?? '').trim()
  const version = parseWhole(String(form.get('version') ?? '')) ?? 0
  const edit = { measure: measure.id, version, change, reason }
  const isConfirmed = form.get('intent') === 'save'
  const done = isConfirmed
    ? await app.store.write((tx) => editMeasure(tx, { actor: person.id, at: app.clock() }, edit))
    : await app.store.read((tx) => forecastEdit(tx, { ...edit, reason: reason === '' ? '?' : reason }, today))
  const entered = { ...previewChange(measure, change, plan), version: measure.version }
  if (!done.ok) {
    if (done.error.kind !== 'stale-measure')
      return { kind: 'problem' as const, problem: planProblemSentence(done.error), entered }
    const { current } = done.error
    return {
      kind: 'conflict' as const,
      conflict: await conflictOf(app, { plan, nodePath: visit.node.path, current, change, form }),
    }
  }
  if (isConfirmed) return redirect(paths.measure(plan.id, measure.id))
  const forecast = done.value as EditForecast
  return {
    kind: 'preview' as const,
    entered,
    forecast: forecast.forecast,
    technical: forecast.technical,
    changes: forecast.changes.map(shownChange),
    fields: [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'intent' ? [[name, value] as const] : [],
    ),
  }
}

export default function EditMeasure({ loaderData, actionData }: Route.ComponentProps) {
  const { plan, measure } = loaderData
  const entered = actionData === undefined || actionData.kind === 'conflict' ? undefined : actionData
  return (
    <>
      <PageHead
        title="Изменить мероприятие"
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: plan.title, to: paths.plan(plan.id) },
          { title: loaderData.mark, to: paths.measure(plan.id, measure.id) },
        ]}
        lead="План действует. Кто исполняет и как контролируется, меняется здесь в любое время. Слова приказа меняет корректирующий приказ; без него – только техническая правка с причиной, и она остаётся видна на странице мероприятия вместе с прежними словами."
      />
      <div className="stack">
        {actionData?.kind === 'conflict' && (
          <EditConflict {...actionData.conflict} takeTheirs={paths.editMeasure(plan.id, measure.id)} />
        )}
        {actionData?.kind === 'problem' && <Notice tone="late">{actionData.problem}</Notice>}
        {actionData?.kind === 'preview' && <Preview {...actionData} plan={plan.id} measure={measure} />}
        <Card title="Строка плана">
          <MeasureForm
            key={`${measure.version} ${JSON.stringify(entered?.entered ?? '')}`}
            measure={entered?.entered ?? measure}
            seen={measure}
            schools={loaderData.schools}
            inForce={{ owners: loaderData.owners }}
          />
        </Card>
      </div>
    </>
  )
}

interface Previewed extends Omit<EditForecast, 'changes'> {
  readonly changes: readonly ReturnType<typeof shownChange>[]
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** What the change does, and the one button that does it. */
function Preview(props: Previewed & { plan: string; measure: PlanMeasure }) {
  const sending = useNavigation().formMethod === 'POST'
  if (props.changes.length === 0) return <Notice>Ничего не изменено.</Notice>
  return (
    <Card title="Что изменится">
      <ChangedWords changes={props.changes} />
      <div style={{ marginTop: 14 }}>
        <CarryPreview forecast={props.forecast} />
      </div>
      <Form method="post" className="form" style={{ marginTop: 14 }}>
        {props.fields.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        {props.technical && (
          <TextInput
            name="reason"
            label="Причина технической правки"
            description="Слова приказа меняются без приказа: причина останется на странице мероприятия"
            required
            maxLength={300}
          />
        )}
        <div className="actions">
          <Button type="submit" name="intent" value="save" loading={sending}>
            Записать изменение
          </Button>
          <Link to={paths.measure(props.plan, props.measure.id)}>Не менять</Link>
        </div>
      </Form>
    </Card>
  )
}
