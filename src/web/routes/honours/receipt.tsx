import { Button } from '@mantine/core'
import { data, Form, Link, redirect } from 'react-router'
import { listPeopleNames } from '#access'
import { honoursProblemSentence, loadCandidateImport, undoCandidateImport } from '#honours'
import type { HonoursImportId } from '#honours/model'
import { formatDate } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/receipt.ts'
import { receiptWords } from './receipt-words.ts'

export const meta = () => [{ title: 'Загрузка претендентов · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { app } = await enter(args, 'honours.read', 'home')
  const found = await app.store.read((tx) => loadCandidateImport(tx, args.params.import as HonoursImportId))
  if (found === undefined) throw data(null, { status: 404 })
  const visit = await enter(args, 'honours.read', { id: found.node })
  const { undone } = found
  const names = await app.store.read((tx) =>
    listPeopleNames(tx, [found.importedBy, ...(undone === 'no' ? [] : [undone.by])]),
  )
  return {
    title: found.fileName,
    isFile: found.origin === 'file',
    sha256: found.fileSha256,
    lead: `${visit.node.shortName}. Выпуск ${found.receipt.year} года. ${formatDate(found.importedAt)}, ${names.get(found.importedBy) ?? 'программа'}.`,
    year: found.receipt.year,
    sentence: receiptWords(found.receipt),
    schools: found.receipt.schools,
    undone: undone === 'no' ? ('no' as const) : `${formatDate(undone.at)}, ${names.get(undone.by) ?? 'программа'}`,
    mayUndo: visit.may('honours.import'),
  }
}

export async function action(args: Route.ActionArgs) {
  const { app } = await enter(args, 'honours.read', 'home')
  const id = args.params.import as HonoursImportId
  const found = await app.store.read((tx) => loadCandidateImport(tx, id))
  if (found === undefined) throw data(null, { status: 404 })
  const { person } = await enter(args, 'honours.import', { id: found.node })
  const undone = await app.store.write((tx) => undoCandidateImport(tx, { actor: person.id, at: app.clock() }, id))
  return undone.ok ? redirect(paths.honoursReceipt(id)) : { problem: honoursProblemSentence(undone.error) }
}

export default function HonoursReceipt({ loaderData, actionData }: Route.ComponentProps) {
  const { undone } = loaderData
  return (
    <>
      <PageHead
        title={loaderData.title}
        crumbs={[
          { title: 'Претенденты', to: paths.honours() },
          { title: 'Загрузка', to: paths.honoursImport() },
        ]}
        lead={loaderData.lead}
      />
      <div className="stack narrow">
        {undone !== 'no' && (
          <Notice tone="look">Загрузка отменена ({undone}): данные такие, какими были до неё.</Notice>
        )}
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <Card title="Итог">
          <p className="sentence">{loaderData.sentence}</p>
          <dl className="facts">
            <dt>Школ</dt>
            <dd>{loaderData.schools}</dd>
          </dl>
          {loaderData.isFile && (
            <p className="note" style={{ overflowWrap: 'anywhere', margin: '12px 0 0' }}>
              Отпечаток файла SHA-256: {loaderData.sha256}
            </p>
          )}
        </Card>
        {undone === 'no' && (
          <p style={{ margin: 0 }}>
            <Link to={`${paths.honours()}?year=${loaderData.year}`}>К претендентам {loaderData.year} года</Link>
          </p>
        )}
        {undone === 'no' && loaderData.mayUndo && (
          <Card title="Отменить">
            <p className="note">
              Вернётся то, что было до этой загрузки. Если на неё опираются более поздние, программа их назовёт.
            </p>
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
