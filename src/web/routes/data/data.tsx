import { Button } from '@mantine/core'
import { Form, Link, redirect, useNavigation } from 'react-router'
import { listPeopleNames } from '#access'
import { formatDate } from '#kernel/russian-text'
import { listSubtree } from '#organisations'
import { enqueueJob } from '#jobs'
import { listImports, listWaitingUploads, readUpload, reportTitles, stageUpload } from '#results'
import { receiptSentence, type UploadId } from '#results/model'
import { enter, type Visit } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { readUploadedFiles, uploadLimitMb } from '../../read-uploaded-files.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/data.ts'

export const meta = () => [{ title: 'Данные · Объектив' }]

const importsShown = 50

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'procedures.read', 'home')
  const { node } = visit
  return visit.app.store.read(async (tx) => {
    const imports = visit.may('results.read') ? await listImports(tx, { node: node.id, limit: importsShown }) : []
    const names = await listPeopleNames(
      tx,
      imports.map(({ importedBy }) => importedBy),
    )
    const places = new Map((await listSubtree(tx, node.path)).map(({ id, shortName }) => [id, shortName]))
    return {
      place: node.shortName,
      mayImport: visit.may('results.import'),
      mayRead: visit.may('results.read'),
      waiting: visit.may('results.import') ? await listWaitingUploads(tx, node.path) : [],
      imports: imports.map((each) => ({
        id: each.id,
        fileName: each.fileName,
        kind: reportTitles[each.kind],
        place: places.get(each.node) ?? '',
        at: formatDate(each.importedAt),
        by: names.get(each.importedBy) ?? 'программа',
        sentence: receiptSentence(each.receipt),
        undone: each.undone !== 'no',
      })),
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const visit = await enter(args, 'results.import', 'home')
  const files = await readUploadedFiles(args.request)
  if (!files.ok) return { problem: files.error }
  const uploads: UploadId[] = []
  for (const file of files.value) uploads.push(await stage(visit, file))
  visit.app.wakeWorker()
  const [only] = uploads
  return redirect(uploads.length === 1 && only !== undefined ? paths.upload(only) : paths.data())
}

async function stage({ app, node, person }: Visit, file: { name: string; bytes: Uint8Array }): Promise<UploadId> {
  const at = app.clock()
  return app.store.write(async (tx) => {
    const act = { actor: person.id, at }
    const { id } = await stageUpload(tx, { node: node.id, fileName: file.name, bytes: file.bytes, act })
    await enqueueJob(tx, readUpload, { upload: id }, { at, by: person.id, onceKey: `read ${id}` })
    return id
  })
}

export default function Data({ loaderData, actionData }: Route.ComponentProps) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <>
      <PageHead
        title="Данные"
        lead={`${loaderData.place}. Загружайте файлы такими, какими их выдаёт федеральная система: программа узнает их сама и покажет, что поняла, прежде чем что-то записать.`}
        actions={<Link to={paths.assessments()}>Работы и шкалы</Link>}
      />
      <div className="stack">
        {loaderData.mayImport && (
          <Card title="Загрузить результаты">
            <Form method="post" encType="multipart/form-data" className="stack">
              <FileField
                name="file"
                label="Файлы XLSX или CSV"
                hint={`Форма сбора результатов, выгрузки раздела «Аналитика», список ОО с маркерами, простые таблицы. Можно выбрать несколько, вместе до ${uploadLimitMb} МБ.`}
                multiple
                {...(actionData === undefined ? {} : { error: actionData.problem })}
              />
              <div>
                <Button type="submit" loading={sending}>
                  Загрузить и проверить
                </Button>
              </div>
            </Form>
          </Card>
        )}
        {loaderData.waiting.length > 0 && (
          <Card title="Ждут вашего решения">
            <ul className="list">
              {loaderData.waiting.map((upload) => (
                <li key={upload.id}>
                  <Link to={paths.upload(upload.id)}>{upload.fileName}</Link>
                  {upload.state === 'unreadable' ? (
                    <Chip tone="look">не прочитан</Chip>
                  ) : upload.state === 'read' ? (
                    <Chip tone="info">проверен</Chip>
                  ) : (
                    <Chip>читается</Chip>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {loaderData.mayRead && (
          <Card title="Загрузки">
            <DataTable
              caption="Загрузки, новые сверху"
              captionHidden
              rows={loaderData.imports}
              rowKey={(row) => row.id}
              empty="Загрузок пока нет."
              columns={[
                {
                  title: 'Файл',
                  cell: (row) => (
                    <>
                      <Link to={paths.receipt(row.id)}>{row.fileName}</Link>
                      <br />
                      <span className="note">{row.kind}</span>
                    </>
                  ),
                },
                { title: 'Чьи данные', cell: (row) => row.place },
                {
                  title: 'Когда и кто',
                  cell: (row) => (
                    <>
                      {row.at}
                      <br />
                      <span className="note">{row.by}</span>
                    </>
                  ),
                },
                {
                  title: 'Итог',
                  wide: true,
                  cell: (row) => (
                    <>
                      {row.undone && <Chip>отменена</Chip>} {row.sentence}
                    </>
                  ),
                },
              ]}
            />
          </Card>
        )}
      </div>
    </>
  )
}
