import { data } from 'react-router'
import { decide, getPerson, homePath, type ListedPerson } from '#access'
import type { PersonId } from '#access/model'
import { type Action, policy } from '#app'
import { enter, type PageArgs, type Visit } from '../../enter.ts'

/**
 * The door of a person’s page: the act is asked at the highest node where the person has a role, so that nobody closes
 * the account of somebody above. A person one may not see is a person who does not exist.
 */
export async function enterPerson(
  args: PageArgs & { readonly params: { readonly person: string } },
  action: Action,
): Promise<Visit & { readonly subject: ListedPerson }> {
  const visit = await enter(args, 'people.read', 'home')
  const id = args.params.person as PersonId
  const { subject, path } = await visit.app.store.read(async (tx) => ({
    subject: await getPerson(tx, id),
    path: await homePath(tx, id),
  }))
  const decision = decide(policy, visit.grants, action, 'people.read', subject === undefined ? undefined : path)
  if (subject === undefined || decision === 'hidden') throw data(null, { status: 404 })
  if (decision === 'forbidden') throw data(null, { status: 403 })
  const grants = visit.grants
  return {
    ...visit,
    subject,
    may: (asked) => decide(policy, grants, asked, 'people.read', path) === 'allowed',
  }
}
