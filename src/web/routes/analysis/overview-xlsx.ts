import { data } from 'react-router'
import { parseWhole } from '#kernel/parse-number'
import { loadAssessments } from '#procedures'
import { analyseCompleteness, listSchoolResults, presentCompleteness, presentSchoolResults } from '#results'
import { writeWorkbook } from '#tabular'
import { enter } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import { shieldFor } from '../../shield-for.ts'
import type { Route } from './+types/overview-xlsx.ts'

const everySchool = { offset: 0, limit: 10_000 }

/** The lists of the analysis page as workbooks, whole rather than by pages. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'results.read-shielded', nodeOfRequest(args.request))
  const search = new URL(args.request.url).searchParams
  const year = parseWhole(search.get('year') ?? '')
  const table = search.get('table')
  if (year === undefined || (table !== 'schools' && table !== 'completeness')) throw data(null, { status: 404 })
  const sheet = await visit.app.store.read(async (tx) => {
    const shield = await shieldFor(tx, visit)
    const node = visit.node.id
    if (table === 'schools')
      return presentSchoolResults(await listSchoolResults(tx, { node, year, shield, ...everySchool }))
    const [first] = await loadAssessments(tx, { year })
    return first === undefined
      ? 'none'
      : presentCompleteness(await analyseCompleteness(tx, { node, procedure: first.procedure, year, shield }))
  })
  if (sheet === 'none') throw data(null, { status: 404 })
  return fileResponse(await writeWorkbook([sheet]), `${sheet.title}. ${sheet.filter ?? ''}.xlsx`, 'xlsx')
}
