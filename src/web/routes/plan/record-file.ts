import { data } from 'react-router'
import { loadRecord, loadRecordFile } from '#plan'
import type { PlanRecordId } from '#plan/model'
import { anyFileResponse } from '../../any-file-response.ts'
import { enter } from '../../enter.ts'
import type { Route } from './+types/record-file.ts'

/** The document of a record, as it came: for the organisation that entered it and those above it. */
export async function loader(args: Route.LoaderArgs) {
  const { app } = await enter(args, 'plan.read-executions', 'home')
  const id = args.params.record as PlanRecordId
  const record = await app.store.read((tx) => loadRecord(tx, id))
  if (record === undefined) throw data(null, { status: 404 })
  await enter(args, 'plan.read-executions', { id: record.node })
  const file = await app.store.read((tx) => loadRecordFile(tx, id))
  if (file === undefined) throw data(null, { status: 404 })
  return anyFileResponse(file.bytes, file.name)
}
