import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { data, Form, Link } from 'react-router'
import { can } from '#access'
import type { PersonId } from '#access/model'
import { policy } from '#app'
import { type BulkPreview, type BulkQuestion, changeExecutions, listPossibleOwners, previewExecutions } from '#plan'
import { bulkDeedTitles, type BulkSkip, bulkSkips, bulkSkipTitles, type ListedExecution } from '#plan/model'
import { counted, formatNumber } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/change-executions.ts'
import { enterExecutions } from './enter-executions.ts'
import { formatDay } from './plan-words.ts'
import { type BulkForm, draftOf, readBulkForm, requestOf } from './read-bulk-form.ts'
import { seenText } from './seen-rows.ts'
import { StateChip } from './state-chip.tsx'

export const meta = () => [{ title: 'Изменить исполнения · Объектив' }]

/** Rows that the page names one by one; the rest is told in numbers. */
const named = 100
/** More places than these have nobody in common to be named. */
const placesOfOwner = 5

/** The page is reached by the form of the list; by its address alone there is nothing to change. */
export async function loader(args: Route.LoaderArgs) {
  await enter(args, 'plan.execute', 'home')
  return null
}

export async function action(args: Route.ActionArgs) {
  const { node } = await enter(args, 'plan.execute', 'home')
  const entered = await enterExecutions(args)
  const { app, person, grants } = entered.visit
  const form = await readBulkForm(entered, args.request)
  if (form === undefined) throw data(null, { status: 400 })
  const request = requestOf(form)
  const problem = form.intent === 'apply' && typeof request === 'string' ? request : undefined
  const question: BulkQuestion = {
    rows: form.rows,
    request: typeof request === 'string' ? draftOf(form) : request,
    mayAt: (right, path) => can(policy, grants, right, path),
  }
  const isApplied = form.intent === 'apply' && problem === undefined
  const act = { actor: person.id, at: app.clock() }
  const preview = isApplied
    ? await app.store.write((tx) => changeExecutions(tx, act, question))
    : await app.store.read((tx) => previewExecutions(tx, question))
  const places = [...new Set(preview.ready.map((row) => row.node))]
  const owners =
    form.deed === 'owner' && !isApplied && places.length <= placesOfOwner
      ? await app.store.read(async (tx) => {
          const people = new Map<PersonId, string>()
          for (const place of places)
            for (const each of await listPossibleOwners(tx, place)) people.set(each.person, each.name)
          return [...people].map(([id, name]) => ({ id, name }))
        })
      : []
  return { place: node.shortName, form, problem, isApplied, owners, ...shown(preview) }
}

function shown({ ready, skipped }: BulkPreview) {
  const row = ({ id, text, nodeName, controlDate, state }: ListedExecution) => ({
    id,
    text,
    place: nodeName,
    control: controlDate,
    state,
  })
  const rowsOf = (why: BulkSkip) =>
    skipped.flatMap((each) => (each.why === why && typeof each.execution !== 'string' ? [row(each.execution)] : []))
  return {
    ready: ready.slice(0, named).map(row),
    readyTotal: ready.length,
    skippedTotal: skipped.length,
    reasons: bulkSkips.flatMap((why) => {
      const total = skipped.filter((each) => each.why === why).length
      // What others hold is not told by name: it may be of a place that the visitor does not see.
      const rows = why === 'rights' ? [] : rowsOf(why)
      return total === 0 ? [] : [{ why, title: bulkSkipTitles[why], total, rows: rows.slice(0, named) }]
    }),
  }
}

export default function ChangeExecutions({ actionData }: Route.ComponentProps) {
  if (actionData === undefined) {
    return (
      <>
        <PageHead title="Изменить исполнения" crumbs={[{ title: 'План', to: paths.plans() }]} />
        <Notice tone="look">
          Строки выбираются в списке. <Link to={`${paths.executions()}?state=all`}>Открыть исполнения</Link>
        </Notice>
      </>
    )
  }
  const { form, isApplied, readyTotal, skippedTotal } = actionData
  const back = `${paths.executions()}?${form.query === '' ? 'state=all' : form.query}`
  return (
    <>
      <PageHead
        title={isApplied ? 'Сделано' : bulkDeedTitles[form.deed]}
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: 'Исполнения', to: back },
        ]}
        lead={
          isApplied
            ? `${bulkDeedTitles[form.deed]}: изменено ${formatNumber(readyTotal)}, осталось как было ${formatNumber(skippedTotal)}.`
            : 'Пока ничего не изменено. Проверьте, что именно изменится.'
        }
      />
      <div className="stack">
        {actionData.problem !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {form.rows.length === 0 && (
          <Notice tone="look">
            Ни одной строки не отмечено. <Link to={back}>Вернуться к списку</Link> и отметьте строки.
          </Notice>
        )}
        {form.left > 0 && (
          <Notice tone="look">
            За один раз меняется не больше {formatNumber(form.rows.length)} строк. Ещё{' '}
            {counted(
              form.left,
              'найденная строка останется',
              'найденные строки останутся',
              'найденных строк останутся',
            )}{' '}
            на следующий раз.
          </Notice>
        )}
        {isApplied && (
          <Notice tone="ok">
            Изменение записано в журнал и в историю каждого исполнения. <Link to={back}>Вернуться к списку</Link>
          </Notice>
        )}
        {!isApplied && readyTotal > 0 && <DeedForm {...actionData} />}
        {readyTotal > 0 && (
          <Card title={`${isApplied ? 'Изменено' : 'Изменится'}: ${formatNumber(readyTotal)}`}>
            <Rows rows={actionData.ready} total={readyTotal} />
          </Card>
        )}
        {actionData.reasons.length > 0 && (
          <Card title={`Останется как есть: ${formatNumber(skippedTotal)}`}>
            {actionData.reasons.map((reason) => (
              <section key={reason.why} className="skip-reason">
                <h3>
                  {formatNumber(reason.total)}: {reason.title}
                </h3>
                <Rows rows={reason.rows} total={reason.rows.length === 0 ? 0 : reason.total} />
              </section>
            ))}
          </Card>
        )}
        {!isApplied && (
          <p>
            <Link to={back}>Ничего не менять и вернуться к списку</Link>
          </p>
        )}
      </div>
    </>
  )
}

type Acted = NonNullable<Route.ComponentProps['actionData']>

/** What the deed needs from the person, and the rows as they were seen. */
function DeedForm({ form, owners, readyTotal }: Acted) {
  return (
    <Card>
      <Form method="post" className="form" key={seenText(form.rows).length}>
        <Hidden form={form} />
        {(form.deed === 'return' || form.deed === 'not-require' || form.deed === 'shift') && (
          <Textarea
            name="remark"
            label={form.deed === 'return' ? 'Замечание: что исправить' : 'Причина'}
            defaultValue={form.remark}
            rows={2}
            required
            withAsterisk={false}
          />
        )}
        {form.deed === 'shift' && (
          <TextInput
            name="day"
            type="date"
            label="Новая дата контроля"
            defaultValue={form.day}
            required
            withAsterisk={false}
          />
        )}
        {form.deed === 'owner' && (
          <NativeSelect
            name="owner"
            label="Ответственный"
            description={
              owners.length === 0
                ? 'Назвать человека можно для строк одной или нескольких организаций: отберите их в списке'
                : 'Назначить можно того, кто работает в организации, которая исполняет'
            }
            defaultValue={form.owner}
            data={[
              { value: '', label: 'Никто: отвечает должность' },
              ...owners.map(({ id, name }) => ({ value: id as string, label: name })),
            ]}
          />
        )}
        <div className="actions">
          <Button type="submit" name="intent" value="apply">
            {bulkDeedTitles[form.deed]}: {formatNumber(readyTotal)}
          </Button>
          {(form.deed === 'owner' || form.deed === 'shift') && (
            <Button type="submit" name="intent" value="look" variant="default">
              Пересчитать, что изменится
            </Button>
          )}
        </div>
      </Form>
    </Card>
  )
}

function Hidden({ form }: { form: BulkForm }) {
  return (
    <>
      <input type="hidden" name="deed" value={form.deed} />
      <input type="hidden" name="query" value={form.query} />
      <input type="hidden" name="seen" value={seenText(form.rows)} />
    </>
  )
}

function Rows({ rows, total }: { rows: Acted['ready']; total: number }) {
  if (rows.length === 0) return null
  return (
    <>
      <ul className="list titles">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <Link to={paths.execution(row.id)}>{row.text}</Link>
              <p className="note" style={{ margin: 0 }}>
                {row.place} · {row.control === null ? 'без даты' : `контроль ${formatDay(row.control)}`}
              </p>
            </div>
            <StateChip state={row.state} />
          </li>
        ))}
      </ul>
      {total > rows.length && <p className="note">Показаны первые {rows.length}.</p>}
    </>
  )
}
