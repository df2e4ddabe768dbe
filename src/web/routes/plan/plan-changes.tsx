import { Button } from '@mantine/core'
import { data, Link, redirect } from 'react-router'
import { forecastRevision, listRevisions, loadDifference, shownChange } from '#plan'
import type { MeasureDifference, PlanMeasure } from '#plan/model'
import { formatDate, plural } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/plan-changes.ts'
import { actOnChanges } from './act-on-changes.ts'
import { AddRowForm, type ChangedRow, RemovedRows, RowsOfRevision, UnchangedRows } from './changed-rows.tsx'
import { CarryPreview } from './carry-preview.tsx'
import { enterPlan } from './enter-plan.ts'
import { measureMark } from './plan-words.ts'

export const meta = () => [{ title: 'Что меняет приказ · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, below, today } = await enterPlan(args, 'plan.read')
  const isDraft = plan.status === 'draft'
  return visit.app.store.read(async (tx) => {
    const difference = await loadDifference(tx, plan, visit.node.path)
    if (difference === undefined) throw data(null, { status: 404 })
    const revisions = await listRevisions(tx, plan)
    const former = revisions.find(({ id }) => id === plan.replaces)
    const rows = difference.rows.map(rowOf)
    return {
      id: plan.id,
      title: plan.title,
      revision: plan.revision,
      isDraft,
      mayEdit: isDraft && visit.may('plan.edit'),
      former:
        former === undefined
          ? undefined
          : { id: former.id, revision: former.revision, order: orderWords(former.orderNumber, former.orderDate) },
      order: orderWords(plan.orderNumber, plan.orderDate),
      changed: rows.filter(({ changes, isNew }) => !isNew && changes.length > 0),
      added: rows.filter(({ isNew }) => isNew),
      unchanged: rows.filter(({ changes, isNew }) => !isNew && changes.length === 0),
      removed: difference.removed.map(briefOf),
      unread: isDraft ? plan.unread.map(({ text }) => text) : [],
      forecast: isDraft && !below ? await forecastRevision(tx, plan, today) : undefined,
    }
  })
}

function rowOf({ measure, was, changes }: MeasureDifference): ChangedRow {
  return {
    ...briefOf(measure),
    was: was === null ? null : briefOf(was),
    isNew: was === null,
    changes: changes.map(shownChange),
  }
}

const briefOf = (measure: PlanMeasure) => ({
  id: measure.id,
  mark: measureMark(measure),
  text: measure.text,
  section: measure.section,
  deadline: measure.deadline?.text ?? '',
  responsible: measure.responsible.join('; '),
})

const orderWords = (number: string | null, date: string | null): string =>
  [number === null ? '' : `приказ №\u00a0${number}`, date === null ? '' : `от ${formatDate(date)}`]
    .filter((part) => part !== '')
    .join(' ')

export async function action(args: Route.ActionArgs) {
  // A draft is no secret shared by its refusal: who may not edit it is told that there is none.
  await enterPlan(args, 'plan.read')
  const { visit, plan } = await enterPlan(args, 'plan.edit')
  const done = await actOnChanges(visit, plan.id, await args.request.formData())
  if (done === 'unknown') throw data(null, { status: 400 })
  return done === 'done' ? redirect(paths.planChanges(plan.id)) : { problem: done.problem }
}

export default function PlanChanges({ loaderData, actionData }: Route.ComponentProps) {
  const { id, changed, added, removed, unchanged, former, mayEdit } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title={loaderData.isDraft ? 'Что меняет приказ' : `Что изменила редакция ${loaderData.revision}`}
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: loaderData.title, to: loaderData.isDraft ? paths.planDraft(id) : paths.plan(id) },
        ]}
        lead={
          <>
            Редакция {loaderData.revision}
            {loaderData.order !== '' && ` (${loaderData.order})`} исправляет{' '}
            {former === undefined ? (
              'прежний план'
            ) : (
              <>
                <Link to={paths.plan(former.id)}>редакцию {former.revision}</Link>
                {former.order !== '' && ` (${former.order})`}
              </>
            )}
            .
          </>
        }
        actions={
          mayEdit && (
            <>
              <Button component={Link} to={paths.planForce(id)}>
                Ввести в действие
              </Button>
              <Link to={paths.planDraft(id)}>Править строки</Link>
            </>
          )
        }
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <p className="sentence" style={{ margin: 0 }}>
          {differenceSentence(changed.length, added.length, removed.length, unchanged.length)}
        </p>
        {loaderData.unread.length > 0 && (
          <Card title="Что в приказе не прочитано">
            <p className="note">
              Этих слов нет ни в одной строке ниже. Внесите их руками: поправьте строку, добавьте новую или верните
              исключённую.
            </p>
            <ul className="unread-list">
              {loaderData.unread.map((text, index) => (
                <li key={index}>{text}</li>
              ))}
            </ul>
          </Card>
        )}
        {changed.length > 0 && (
          <Card title="Изменено">
            <RowsOfRevision rows={changed} free={removed} plan={id} mayEdit={mayEdit} />
          </Card>
        )}
        {added.length > 0 && (
          <Card title="Добавлено">
            <RowsOfRevision rows={added} free={removed} plan={id} mayEdit={mayEdit} />
          </Card>
        )}
        {removed.length > 0 && (
          <Card title="Исключено">
            <RemovedRows rows={removed} mayEdit={mayEdit} />
          </Card>
        )}
        {unchanged.length > 0 && <UnchangedRows rows={unchanged} plan={id} mayEdit={mayEdit} />}
        {mayEdit && <AddRowForm rows={[...unchanged, ...changed, ...added]} />}
        {loaderData.forecast !== undefined && (
          <Card title="Что станет с исполнениями">
            <CarryPreview forecast={loaderData.forecast} />
            <p className="note" style={{ marginBottom: 0 }}>
              Принятое остаётся принятым, подтверждения и история не меняются. Ничего не произойдёт, пока редакция не
              введена в действие.
            </p>
          </Card>
        )}
      </div>
    </div>
  )
}

function differenceSentence(changed: number, added: number, removed: number, same: number): string {
  if (changed + added + removed === 0) return 'Ни одна строка плана не меняется.'
  const parts = [
    changed > 0 && `${plural(changed, 'изменена', 'изменены', 'изменено')} ${rowsOf(changed)}`,
    added > 0 && `${plural(added, 'добавлена', 'добавлены', 'добавлено')} ${rowsOf(added)}`,
    removed > 0 && `${plural(removed, 'исключена', 'исключены', 'исключено')} ${rowsOf(removed)}`,
    same > 0 && `без изменений ${rowsOf(same)}`,
  ].filter((part) => part !== false)
  const [first = '', ...rest] = parts
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')}.`
}

const rowsOf = (count: number): string => `${count}\u00a0${plural(count, 'строка', 'строки', 'строк')}`
