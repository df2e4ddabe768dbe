import { Button } from '@mantine/core'
import { data, Form, redirect } from 'react-router'
import { listPeopleNames } from '#access'
import { formatDate } from '#kernel/russian-text'
import { loadReceipt, reportTitles, undoImport } from '#results'
import { type ImportId, receiptSentence, undoRefusalSentence } from '#results/model'
import { requestScreening } from '#screening'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/receipt.ts'

export const meta = () => [{ title: 'Загрузка · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { app } = await enter(args, 'procedures.read', 'home')
  const found = await app.store.read((tx) => loadReceipt(tx, args.params.import as ImportId))
  if (found === undefined) throw data(null, { status: 404 })
  const visit = await enter(args, 'results.read', { id: found.node })
  const names = await app.store.read((tx) =>
    listPeopleNames(tx, [found.importedBy, ...(found.undone === 'no' ? [] : [found.undone.by])]),
  )
  return {
    fileName: found.fileName,
    kind: reportTitles[found.kind],
    place: visit.node.shortName,
    at: formatDate(found.importedAt),
    by: names.get(found.importedBy) ?? 'программа',
    sentence: receiptSentence(found.receipt),
    receipt: found.receipt,
    sha256: found.fileSha256,
    undone:
      found.undone === 'no'
        ? ('no' as const)
        : { at: formatDate(found.undone.at), by: names.get(found.undone.by) ?? 'программа' },
    mayUndo: visit.may('results.undo-import'),
  }
}

export async function action(args: Route.ActionArgs) {
  const { app } = await enter(args, 'procedures.read', 'home')
  const id = args.params.import as ImportId
  const found = await app.store.read((tx) => loadReceipt(tx, id))
  if (found === undefined) throw data(null, { status: 404 })
  const { person } = await enter(args, 'results.undo-import', { id: found.node })
  const act = { actor: person.id, at: app.clock() }
  const undone = await app.store.write(async (tx) => {
    const outcome = await undoImport(tx, id, act)
    if (outcome.ok) await requestScreening(tx, found.node, act)
    return outcome
  })
  if (!undone.ok) return { problem: undoRefusalSentence(undone.error) }
  app.wakeWorker()
  return redirect(paths.receipt(id))
}

export default function Receipt({ loaderData, actionData }: Route.ComponentProps) {
  const { receipt, undone } = loaderData
  return (
    <>
      <PageHead
        title={loaderData.fileName}
        crumbs={[{ title: 'Данные', to: paths.data() }]}
        lead={`${loaderData.kind}. ${loaderData.place}. ${loaderData.at}, ${loaderData.by}.`}
      />
      <div className="stack">
        {undone !== 'no' && (
          <Notice tone="look">
            Загрузка отменена {undone.at} ({undone.by}): данные такие, какими были до неё.
          </Notice>
        )}
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <Card title="Итог загрузки">
          <p className="sentence">{loaderData.sentence}</p>
          <dl className="facts">
            <dt>Работ</dt>
            <dd>{receipt.works}</dd>
            <dt>Отсутствовали</dt>
            <dd>{receipt.absent}</dd>
            <dt>Школ</dt>
            <dd>{receipt.schools}</dd>
            <dt>Предупреждений</dt>
            <dd>{receipt.warnings}</dd>
            {receipt.assessments.length > 0 && (
              <>
                <dt>Работы</dt>
                <dd>
                  {receipt.assessments.map(({ id, title }) => (
                    <div key={id}>
                      <a href={paths.assessmentAnalysis(id)}>{title}</a>
                    </div>
                  ))}
                </dd>
              </>
            )}
          </dl>
          {receipt.notes.map((note) => (
            <p key={note} className="note">
              {note}
            </p>
          ))}
          <p className="note" style={{ overflowWrap: 'anywhere' }}>
            Отпечаток файла SHA-256: {loaderData.sha256}
          </p>
        </Card>
        {loaderData.mayUndo && undone === 'no' && (
          <Card title="Отменить загрузку">
            <p>Отмена вернёт данные к тому, что было до этой загрузки, целиком. Запись о ней останется в журнале.</p>
            <Form method="post">
              <Button type="submit" variant="default">
                Отменить загрузку
              </Button>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
