import { listPeople } from '#access'
import type { ReadTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { listSubtree } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import type { MeetingProblem } from './meeting-problem.ts'
import type { MeetingHead } from './model.ts'

/** What a form says of a meeting, put in order; or the first thing that keeps it from being a meeting. */
export async function checkHead(
  tx: ReadTx,
  node: Pick<OrganisationNode, 'id' | 'path' | 'kind'>,
  head: MeetingHead,
): Promise<Result<MeetingHead, MeetingProblem>> {
  const { when, audience } = head
  const title = head.title.trim()
  if (title === '') return err({ kind: 'no-title' })
  if (Number.isNaN(Date.parse(when.from)) || Number.isNaN(Date.parse(when.to))) return err({ kind: 'bad-when' })
  if (when.to < when.from) return err({ kind: 'ends-before-start' })
  const link = head.link.trim()
  if (link !== '' && !(/^https?:\/\/[^\s/]+/.test(link) && URL.canParse(link))) return err({ kind: 'bad-link' })
  const scope = node.kind === 'school' ? 'own' : audience.scope
  const schools = scope === 'named-schools' ? [...new Set(audience.schools)] : []
  if (scope === 'named-schools' && schools.length === 0) return err({ kind: 'no-schools' })
  if (schools.length > 0) {
    const own = new Set((await listSubtree(tx, node.path, 'school')).map(({ id }) => id))
    if (schools.some((school) => !own.has(school))) return err({ kind: 'foreign-schools' })
  }
  const people = [...new Set(audience.people)]
  if (people.length > 0) {
    const staff = new Set((await listStaff(tx, node)).map(({ id }) => id))
    if (people.some((person) => !staff.has(person))) return err({ kind: 'foreign-people' })
  }
  const guests = audience.guests.map((guest) => guest.trim()).filter((guest) => guest !== '')
  return ok({
    ...head,
    title,
    link,
    place: head.place.trim(),
    audience: { ...audience, scope, schools, people, guests },
  })
}

const invitedByName = [
  'head-of-authority',
  'municipal-coordinator',
  'methodist',
  'school-head',
  'school-coordinator',
  'teacher',
]

/** People with a role at the organiser itself who can be asked by name, in the order of names. */
export async function listStaff(tx: ReadTx, node: Pick<OrganisationNode, 'id' | 'path'>) {
  const people = await listPeople(tx, { nodePath: node.path, text: '', closed: false })
  return people.filter(({ grants }) =>
    grants.some(({ nodeId, role }) => nodeId === node.id && invitedByName.includes(role)),
  )
}
