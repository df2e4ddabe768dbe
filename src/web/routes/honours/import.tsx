import { Button, Checkbox, TextInput } from '@mantine/core'
import { Form, Link, redirect, useNavigation } from 'react-router'
import { listPeopleNames } from '#access'
import { honoursProblemSentence, listCandidateImports, readCandidateFile, stageCandidates } from '#honours'
import { graduationYear } from '#honours/model'
import { parseWhole } from '#kernel/parse-number'
import { counted, formatDate } from '#kernel/russian-text'
import { nodeNames } from '#organisations'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { readUploadedFiles } from '../../read-uploaded-files.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/import.ts'
import { receiptWords } from './receipt-words.ts'

export const meta = () => [{ title: 'Загрузка претендентов · Объектив' }]

const importsShown = 50

export async function loader(args: Route.LoaderArgs) {
  const { app, node, may } = await enter(args, 'honours.read', 'home')
  return app.store.read(async (tx) => {
    const imports = await listCandidateImports(tx, { nodePath: node.path, limit: importsShown })
    const names = await listPeopleNames(
      tx,
      imports.map(({ importedBy }) => importedBy),
    )
    const places = await nodeNames(
      tx,
      imports.map((each) => each.node),
    )
    return {
      place: node.shortName,
      isSchool: node.kind === 'school',
      year: graduationYear(app.clock().slice(0, 10)),
      mayImport: may('honours.import'),
      imports: imports.map((each) => ({
        id: each.id,
        title: each.fileName,
        year: each.receipt.year,
        place: places.get(each.node) ?? '',
        at: formatDate(each.importedAt),
        by: names.get(each.importedBy) ?? 'программа',
        sentence: receiptWords(each.receipt),
        undone: each.undone !== 'no',
      })),
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enter(args, 'honours.import', 'home')
  const sent = args.request.clone()
  const files = await readUploadedFiles(args.request)
  if (!files.ok) return { problem: files.error }
  const [only] = files.value
  if (only === undefined || files.value.length > 1) return { problem: 'Выберите один файл.' }
  const form = await sent.formData()
  const year = parseWhole(String(form.get('year') ?? ''))
  if (year === undefined) return { problem: honoursProblemSentence({ kind: 'bad-year' }) }
  const file = await readCandidateFile(only.bytes, only.name)
  if (!file.ok) return { problem: honoursProblemSentence(file.error) }
  const act = { actor: person.id, at: app.clock() }
  const examsComplete = form.get('complete') === 'yes'
  const staged = await app.store.write((tx) =>
    stageCandidates(tx, act, { node, year, file: file.value, examsComplete }),
  )
  return staged.ok ? redirect(paths.honoursUpload(staged.value)) : { problem: honoursProblemSentence(staged.error) }
}

export default function HonoursImport({ loaderData, actionData }: Route.ComponentProps) {
  const busy = useNavigation().formMethod === 'POST'
  return (
    <>
      <PageHead
        title="Загрузка претендентов"
        crumbs={[{ title: 'Претенденты', to: paths.honours() }]}
        lead={
          loaderData.isSchool
            ? `${loaderData.place}. Школа загружает только своих претендентов; остальных она не видит.`
            : `${loaderData.place}. Координатор загружает претендентов всех школ, школа – только своих.`
        }
      />
      <div className="stack">
        {loaderData.mayImport && (
          <Card title="Файл">
            <p>
              <a href={paths.honoursTemplate()} download>
                Скачать шаблон (XLSX)
              </a>{' '}
              с пояснением каждого столбца. Порядок столбцов любой, лишние программа назовёт и пропустит.
            </p>
            <Form method="post" encType="multipart/form-data" className="form">
              <FileField
                name="file"
                label="Файл XLSX или CSV"
                hint="Только коды участников: файл с фамилиями не принимается и не сохраняется."
                accept=".xlsx,.csv"
                {...(actionData === undefined ? {} : { error: actionData.problem })}
              />
              <TextInput
                name="year"
                label="Год выпуска"
                inputMode="numeric"
                defaultValue={String(loaderData.year)}
                required
              />
              <Checkbox
                name="complete"
                value="yes"
                label="Результаты экзаменов пришли полностью"
                description="Без отметки это список до экзаменов: того, что ещё может прийти, программа ждёт."
              />
              <div>
                <Button type="submit" loading={busy}>
                  Загрузить и проверить
                </Button>
              </div>
            </Form>
          </Card>
        )}
        <Card title="Загрузки">
          <DataTable
            stacks
            caption={counted(loaderData.imports.length, 'загрузка', 'загрузки', 'загрузок')}
            captionHidden
            rows={loaderData.imports}
            rowKey={({ id }) => id}
            empty="Загрузок пока не было."
            columns={[
              { title: 'Файл', cell: (row) => <Link to={paths.honoursReceipt(row.id)}>{row.title}</Link> },
              { title: 'Выпуск', number: true, cell: ({ year }) => String(year) },
              { title: 'Чьи', cell: ({ place }) => place },
              { title: 'Когда и кем', cell: ({ at, by }) => `${at}, ${by}` },
              { title: 'Итог', wide: true, cell: (row) => (row.undone ? 'Отменена.' : row.sentence) },
            ]}
          />
        </Card>
      </div>
    </>
  )
}
