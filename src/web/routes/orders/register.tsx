import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Form, Link } from 'react-router'
import { canMakePdf } from '#documents'
import { parseWhole } from '#kernel/parse-number'
import { listRegister } from '#orders'
import { listAncestors } from '#organisations'
import { formatDate } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import { documentKindTitles, type DocumentKind } from '#reports/model'
import type { Route } from './+types/register.ts'
import { kindChoices, orderTones, registerStateTitles, stateChoices } from './order-words.ts'
import { readRegisterFilter, registerQuestion } from './read-register-filter.ts'

export const meta = () => [{ title: 'Реестр документов · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'orders.read', 'home')
  const search = new URL(args.request.url).searchParams
  const filter = readRegisterFilter(search)
  const page = Math.max(1, parseWhole(search.get('page') ?? '') ?? 1)
  const pdf = await canMakePdf()
  const { total, entries } = await visit.app.store.read(async (tx) => {
    const above = visit.node.kind === 'school' ? (await listAncestors(tx, visit.node.path)).map(({ id }) => id) : []
    return listRegister(tx, {
      ...registerQuestion(visit, filter, above),
      offset: (page - 1) * pageSize,
      limit: pageSize,
    })
  })
  search.delete('page')
  return { filter, page, total, entries, pdf, mayWrite: visit.may('orders.edit'), search: search.toString() }
}

export default function Register({ loaderData }: Route.ComponentProps) {
  const { filter, entries, pdf } = loaderData
  return (
    <>
      <PageHead
        title="Реестр документов"
        crumbs={[{ title: 'Документы', to: paths.documents() }]}
        lead="Приказы во всех состояниях и всё остальное, что выпущено: справки, отчёты, протоколы."
        actions={
          loaderData.mayWrite && (
            <Button component={Link} to={paths.newOrder()}>
              Новый приказ
            </Button>
          )
        }
      />
      <Card>
        <Form method="get" className="filters no-print">
          <NativeSelect
            name="kind"
            label="Вид"
            defaultValue={filter.kind}
            data={[{ value: '', label: 'все виды' }, ...kindChoices]}
          />
          <NativeSelect
            name="state"
            label="Состояние"
            defaultValue={filter.state}
            data={[{ value: '', label: 'любое' }, ...stateChoices]}
          />
          <TextInput name="year" label="Год" inputMode="numeric" defaultValue={filter.year} />
          <TextInput name="text" label="Слова или номер" type="search" defaultValue={filter.text} />
          <Button type="submit" variant="default">
            Показать
          </Button>
        </Form>
        {entries.length === 0 ? (
          <p className="empty">По этому отбору документов нет.</p>
        ) : (
          <DataTable
            caption="Новые сверху."
            rows={entries}
            rowKey={({ source, id }) => `${source} ${id}`}
            columns={[
              { title: 'Дата', cell: ({ date }) => (date === null ? '–' : formatDate(date)) },
              { title: 'Номер', cell: ({ number }) => number ?? '–' },
              {
                title: 'Документ',
                cell: (entry) =>
                  entry.source === 'order' ? (
                    <Link to={paths.order(entry.id)}>Приказ «{entry.title}»</Link>
                  ) : (
                    <>
                      {documentKindTitles[entry.kind as DocumentKind]}: {entry.title}{' '}
                      <a href={paths.documentFile(entry.id, 'docx')} download>
                        DOCX
                      </a>
                      {pdf && (
                        <>
                          {' '}
                          <a href={paths.documentFile(entry.id, 'pdf')} download>
                            PDF
                          </a>
                        </>
                      )}
                    </>
                  ),
              },
              { title: 'Кто', cell: ({ nodeName, by }) => `${nodeName}, ${by}` },
              {
                title: 'Состояние',
                cell: ({ state }) => <Chip tone={orderTones[state]}>{registerStateTitles[state]}</Chip>,
              },
            ]}
          />
        )}
        <ExportLink to={`${paths.registerWorkbook()}?${loaderData.search}`} />
        <Pager
          page={loaderData.page}
          pageSize={pageSize}
          total={loaderData.total}
          noun={['документ', 'документа', 'документов']}
        />
      </Card>
    </>
  )
}
