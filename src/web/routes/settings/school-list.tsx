import { Button } from '@mantine/core'
import { data, Form, Link, useNavigation } from 'react-router'
import { counted } from '#kernel/russian-text'
import { importSchools, readSchoolList, type SchoolListProblem } from '#organisations'
import { readTable } from '#tabular'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { readUploadedFiles } from '../../read-uploaded-files.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/school-list.ts'

export const meta = () => [{ title: 'Список школ · Объектив' }]

const nodeOf = (request: Request): string => new URL(request.url).searchParams.get('node') ?? ''

export async function loader(args: Route.LoaderArgs) {
  const { node } = await enter(args, 'organisations.edit', { code: nodeOf(args.request) })
  return { code: node.code, name: node.shortName }
}

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enter(args, 'organisations.edit', { code: nodeOf(args.request) })
  const refuse = (problem: string) => data({ problem }, { status: 400 })
  const files = await readUploadedFiles(args.request)
  if (!files.ok) return refuse(files.error)
  const [file] = files.value
  if (file === undefined || files.value.length > 1) return refuse('Выберите один файл со списком школ.')
  const table = await readTable(file.bytes, file.name)
  if (!table.ok) return refuse(table.error.sentence)
  const rows = readSchoolList(table.value)
  if (!rows.ok) return refuse(rows.error)
  const done = await app.store.write((tx) => importSchools(tx, { actor: person.id, at: app.clock() }, node, rows.value))
  return done.ok ? { receipt: done.value } : data({ remarks: done.error }, { status: 400 })
}

export default function SchoolListPage({ loaderData, actionData }: Route.ComponentProps) {
  const busy = useNavigation().state !== 'idle'
  const { name, code } = loaderData
  const back = `${paths.organisations()}?node=${code}`
  return (
    <>
      <PageHead
        title="Загрузить список школ"
        crumbs={[
          { title: 'Настройки', to: paths.settings() },
          { title: name, to: back },
        ]}
        lead="Новые школы добавятся, у известных обновятся названия и школьные округа. Если хоть в одной строке ошибка, ничего не изменится."
      />
      <div className="stack narrow">
        {actionData !== undefined && 'receipt' in actionData && (
          <Notice tone="ok">
            <p>
              Список принят: добавлено {counted(actionData.receipt.created, 'школа', 'школы', 'школ')}, переименовано{' '}
              {actionData.receipt.renamed}, без изменений {actionData.receipt.unchanged}.
            </p>
            <Link to={back}>К школам</Link>
          </Notice>
        )}
        {actionData !== undefined && 'problem' in actionData && <Notice tone="late">{actionData.problem}</Notice>}
        {actionData !== undefined && 'remarks' in actionData && <Remarks remarks={actionData.remarks} />}
        <Card>
          <Form method="post" encType="multipart/form-data" className="form">
            <FileField
              name="file"
              label="Файл со списком"
              hint="XLSX или CSV. Столбцы «Логин» и «Название ОО», по желанию «Краткое название», «Муниципалитет», «Школьный округ»; порядок любой."
              accept=".xlsx,.csv"
            />
            <div>
              <Button type="submit" loading={busy}>
                Загрузить
              </Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  )
}

function Remarks({ remarks }: { remarks: readonly SchoolListProblem[] }) {
  return (
    <Card title="Список не принят: исправьте строки и загрузите его снова">
      <DataTable
        caption={counted(remarks.length, 'замечание', 'замечания', 'замечаний')}
        rows={remarks}
        rowKey={(remark) => `${remark.row} ${remark.column} ${remark.message}`}
        columns={[
          { title: 'Строка', cell: (remark) => remark.row },
          { title: 'Столбец', cell: (remark) => remark.column },
          { title: 'Что не так и что сделать', cell: (remark) => remark.message },
        ]}
      />
    </Card>
  )
}
