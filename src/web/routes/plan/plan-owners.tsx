import { Button, NativeSelect } from '@mantine/core'
import { Form, redirect, useSearchParams } from 'react-router'
import { roleTitles } from '#access/model'
import type { PersonId } from '#access/model'
import { assignOwner, executionsOfOwner, listOwners, listPossibleOwners, planProblemSentence } from '#plan'
import type { OwnersAt } from '#plan/model'
import { counted } from '#kernel/russian-text'
import type { NodeId } from '#organisations/model'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/plan-owners.ts'
import { todayAt } from './enter-plan.ts'

export const meta = () => [{ title: 'Ответственные · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'plan.assign', 'home')
  const today = await todayAt(visit)
  return visit.app.store.read(async (tx) => {
    const owners = await listOwners(tx, { at: visit.node.id, today })
    const shown = owners.slice(0, pageSize)
    const people = new Map<NodeId, { value: string; label: string }[]>()
    for (const { node } of shown) {
      if (people.has(node)) continue
      const workers = await listPossibleOwners(tx, node)
      people.set(
        node,
        workers.map(({ person, name, role }) => ({
          value: person,
          label: `${name}, ${roleTitles[role].toLowerCase()}`,
        })),
      )
    }
    return {
      place: visit.node.shortName,
      total: owners.length,
      gone: owners.filter(({ works }) => !works).length,
      rows: shown.map((row) => ({
        ...row,
        to: people.get(row.node)?.filter(({ value }) => value !== row.person) ?? [],
      })),
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const text = (name: string): string => String(form.get(name) ?? '')
  const where = text('node') === '' ? 'home' : { id: text('node') as NodeId }
  const { app, person, node } = await enter(args, 'plan.assign', where)
  const to = text('to') === '' ? null : (text('to') as PersonId)
  const done = await app.store.write(async (tx) => {
    const held = await executionsOfOwner(tx, { person: text('person') as PersonId, node: node.id })
    return assignOwner(tx, { actor: person.id, at: app.clock() }, held, to)
  })
  return done.ok ? redirect(`${paths.planOwners()}?passed=${done.value}`) : { problem: planProblemSentence(done.error) }
}

export default function PlanOwners({ loaderData, actionData }: Route.ComponentProps) {
  const [search] = useSearchParams()
  const passed = Number.parseInt(search.get('passed') ?? '', 10)
  const { rows, gone, total } = loaderData
  return (
    <>
      <PageHead
        title="Ответственные"
        crumbs={[{ title: 'План', to: paths.plans() }]}
        lead={`${loaderData.place}. Кому поимённо поручены незакрытые исполнения действующих планов. Когда человек уходит, его работу передают здесь одним действием.`}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {Number.isFinite(passed) && actionData === undefined && (
          <Notice tone="ok">Передано: {counted(passed, 'исполнение', 'исполнения', 'исполнений')}.</Notice>
        )}
        {gone > 0 && (
          <Notice tone="look">
            {counted(gone, 'человек', 'человека', 'человек')} из списка здесь больше не работает: их исполнений нет ни у
            кого в «Сегодня», пока работа не передана.
          </Notice>
        )}
        <Card>
          <DataTable
            caption={total > rows.length ? `Показаны первые ${rows.length} из ${total}` : 'Ответственные поимённо'}
            rows={rows}
            rowKey={({ person, node }) => `${person} ${node}`}
            empty="Поимённо пока никому ничего не поручено: исполнения видят все, кто отвечает за такие строки."
            columns={[
              {
                title: 'Человек',
                cell: ({ name, works }) => (
                  <>
                    {name} {!works && <Chip tone="look">здесь не работает</Chip>}
                  </>
                ),
              },
              { title: 'Где', cell: ({ nodeName }) => nodeName },
              { title: 'Незакрытых', number: true, cell: ({ open }) => open },
              { title: 'Просрочено', number: true, cell: ({ late }) => (late === 0 ? '–' : late) },
              { title: 'Передать', cell: (row) => <PassForm row={row} people={row.to} /> },
            ]}
          />
        </Card>
      </div>
    </>
  )
}

function PassForm({ row, people }: { row: OwnersAt; people: readonly { value: string; label: string }[] }) {
  return (
    <Form method="post" className="change-form" style={{ marginTop: 0 }}>
      <input type="hidden" name="person" value={row.person} />
      <input type="hidden" name="node" value={row.node} />
      <NativeSelect
        name="to"
        aria-label={`Кому передать исполнения: ${row.name}, ${row.nodeName}`}
        data={[{ value: '', label: 'Никому поимённо' }, ...people]}
      />
      <Button type="submit" variant="default">
        Передать
      </Button>
    </Form>
  )
}
