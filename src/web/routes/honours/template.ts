import { candidateTemplate } from '#honours'
import { enter } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import type { Route } from './+types/template.ts'

/** An empty table of candidates to fill in. */
export async function loader(args: Route.LoaderArgs) {
  await enter(args, 'honours.import', 'home')
  return fileResponse(await candidateTemplate(), 'Претенденты. Шаблон.xlsx', 'xlsx')
}
