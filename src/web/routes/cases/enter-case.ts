import { data } from 'react-router'
import type { Action } from '#app'
import { loadCase } from '#cases'
import type { CaseId, SchoolCase } from '#cases/model'
import { enter, type PageArgs, type Visit } from '../../enter.ts'

/** The case of the address; one that the school was not asked about yet exists only for those who see all. */
export async function enterCase(
  args: PageArgs & { readonly params: { readonly case: string } },
  action: Extract<Action, `cases.${string}`>,
): Promise<{ readonly visit: Visit; readonly found: SchoolCase }> {
  const { app } = await enter(args, 'cases.read', 'home')
  const found = await app.store.read((tx) => loadCase(tx, args.params.case as CaseId))
  if (found === undefined) throw data(null, { status: 404 })
  const visit = await enter(args, action, { id: found.school })
  if (found.state === 'opened' && !visit.may('cases.read-all')) throw data(null, { status: 404 })
  return { visit, found }
}
