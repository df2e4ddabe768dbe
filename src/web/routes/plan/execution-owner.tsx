import { Button, NativeSelect } from '@mantine/core'
import { Form, Link, redirect } from 'react-router'
import { roleTitles } from '#access/model'
import { personNames } from '#access'
import { assignOwner, listExecutions, listPossibleOwners, planProblemSentence } from '#plan'
import type { ExecutionState } from '#plan/model'
import type { PersonId } from '#access/model'
import { counted } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/execution-owner.ts'
import { enterExecution } from './enter-plan.ts'
import { measureMark } from './plan-words.ts'

export const meta = () => [{ title: 'Ответственный за исполнение · Объектив' }]

/** What may still change hands. */
const unsettled: readonly ExecutionState[] = ['not-started', 'in-work', 'submitted', 'returned', 'paused']
const mostOthers = 100

async function enterOwner(args: Route.LoaderArgs | Route.ActionArgs) {
  const { page } = await enterExecution(args)
  const visit = await enter(args, 'plan.assign', { id: page.execution.node })
  const all = await visit.app.store.read((tx) =>
    listExecutions(tx, {
      at: page.execution.node,
      measure: page.measure.id,
      states: unsettled,
      limit: mostOthers,
    }),
  )
  // At the authority the list reaches down to its schools; here only the same place is meant.
  return { visit, page, same: all.filter(({ node }) => node === page.execution.node) }
}

export async function loader(args: Route.LoaderArgs) {
  const { visit, page, same } = await enterOwner(args)
  const { execution, measure } = page
  return visit.app.store.read(async (tx) => ({
    execution: { id: execution.id, text: execution.text, nodeName: execution.nodeName, owner: execution.owner },
    measure: { id: measure.id, plan: measure.plan, mark: measureMark(measure) },
    others: same.filter(({ id }) => id !== execution.id).length,
    ownerName: execution.owner === null ? '' : ((await personNames(tx, [execution.owner])).get(execution.owner) ?? ''),
    people: (await listPossibleOwners(tx, execution.node)).map(({ person, name, role }) => ({
      value: person as string,
      label: `${name}, ${roleTitles[role].toLowerCase()}`,
    })),
  }))
}

export async function action(args: Route.ActionArgs) {
  const { visit, page, same } = await enterOwner(args)
  const { app, person } = visit
  const form = await args.request.formData()
  const owner = String(form.get('owner') ?? '')
  const ids = form.get('all') === 'yes' ? same.map(({ id }) => id) : [page.execution.id]
  const done = await app.store.write((tx) =>
    assignOwner(tx, { actor: person.id, at: app.clock() }, ids, owner === '' ? null : (owner as PersonId)),
  )
  return done.ok ? redirect(paths.execution(page.execution.id)) : { problem: planProblemSentence(done.error) }
}

export default function ExecutionOwner({ loaderData, actionData }: Route.ComponentProps) {
  const { execution, measure, people, others } = loaderData
  return (
    <>
      <PageHead
        title="Кто отвечает"
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: measure.mark, to: paths.measure(measure.plan, measure.id) },
          { title: execution.nodeName, to: paths.execution(execution.id) },
        ]}
        lead={execution.text}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <Card>
          <p>
            {loaderData.ownerName === ''
              ? 'Сейчас никто не назван: исполнение видят все, кто отвечает за такие строки.'
              : `Сейчас отвечает: ${loaderData.ownerName}.`}
          </p>
          {people.length === 0 ? (
            <p className="empty">В этой организации нет людей, которым можно поручить исполнение.</p>
          ) : (
            <Form method="post" className="form">
              <NativeSelect
                name="owner"
                label="Ответственный"
                defaultValue={execution.owner ?? ''}
                data={[{ value: '', label: 'Никто поимённо' }, ...people]}
              />
              {others > 0 && (
                <label className="choice-line">
                  <input type="checkbox" name="all" value="yes" defaultChecked /> И ещё{' '}
                  {counted(others, 'незакрытое исполнение', 'незакрытых исполнения', 'незакрытых исполнений')} этого
                  мероприятия здесь же
                </label>
              )}
              <div className="actions">
                <Button type="submit">Назначить</Button>
                <Link to={paths.execution(execution.id)}>Не менять</Link>
              </div>
            </Form>
          )}
        </Card>
      </div>
    </>
  )
}
