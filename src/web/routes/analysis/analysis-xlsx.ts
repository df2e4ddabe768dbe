import { data } from 'react-router'
import type { AssessmentId } from '#procedures/model'
import { loadAssessment } from '#procedures'
import { writeWorkbook } from '#tabular'
import { enter } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import { shieldFor } from '../../shield-for.ts'
import type { Route } from './+types/analysis-xlsx.ts'
import { loadTables, sheetOf, tableNames } from './load-tables.ts'

/** One table of the analysis as a workbook, all groups in it. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'results.read-shielded', nodeOfRequest(args.request))
  const asked = new URL(args.request.url).searchParams.get('table')
  const name = tableNames.find((each) => each === asked)
  if (name === undefined) throw data(null, { status: 404 })
  const id = args.params.assessment as AssessmentId
  const sheet = await visit.app.store.read(async (tx) => {
    if ((await loadAssessment(tx, id)) === undefined) return 'none' as const
    return sheetOf(await loadTables(tx, visit.node, id, await shieldFor(tx, visit)), name, visit.node)
  })
  if (sheet === 'none') throw data(null, { status: 404 })
  return fileResponse(await writeWorkbook([sheet]), `${sheet.name}. ${sheet.filter ?? ''}.xlsx`, 'xlsx')
}
