import { data } from 'react-router'
import { loadStaged, loadUpload, loadUploadFile } from '#results'
import type { UploadId } from '#results/model'
import { annotateWorkbook } from '#tabular'
import { enter } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/annotated.ts'

/** The person's own file with every finding marked in its cell. */
export async function loader(args: Route.LoaderArgs) {
  const { app } = await enter(args, 'results.import', 'home')
  const id = args.params.upload as UploadId
  const upload = await app.store.read((tx) => loadUpload(tx, id))
  if (upload === undefined) throw data(null, { status: 404 })
  await enter(args, 'results.import', { id: upload.node })
  const loaded = await app.store.read(async (tx) => ({
    bytes: await loadUploadFile(tx, id),
    checked: await loadStaged(tx, id),
  }))
  if (loaded.bytes === undefined || loaded.checked === undefined) throw data(null, { status: 404 })
  const notes = loaded.checked.findings.map(({ place, severity, what, mend }) => ({
    ...(place ?? wholeFile),
    severity,
    text: what,
    remedy: mend,
  }))
  const annotated = await annotateWorkbook(loaded.bytes, upload.fileName, notes)
  return fileResponse(annotated, `${upload.fileName.replace(/\.\w+$/, '')} – с пометками.xlsx`, 'xlsx')
}

const wholeFile = { sheet: '', row: 0, column: '' } as const
