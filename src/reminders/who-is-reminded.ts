import type { PersonId, Role } from '#access/model'
import type { IsoDate } from '#kernel/clock'
import type { ReminderExecution, ReminderPerson } from './model.ts'

/** People by what they answer for; built once for a run. */
export interface Directory {
  readonly byId: ReadonlyMap<PersonId, ReminderPerson>
  /** By role and path. */
  readonly byPlace: ReadonlyMap<string, readonly ReminderPerson[]>
}

const placeKey = (role: Role, path: string): string => `${role} ${path}`

export function directoryOf(people: readonly ReminderPerson[]): Directory {
  const byPlace = new Map<string, ReminderPerson[]>()
  for (const person of people) {
    for (const { role, nodePath } of person.grants) {
      const key = placeKey(role, nodePath)
      const there = byPlace.get(key)
      if (there === undefined) byPlace.set(key, [person])
      else if (!there.includes(person)) there.push(person)
    }
  }
  return { byId: new Map(people.map((person) => [person.id, person])), byPlace }
}

/** Those who hold the role at the node, or at the nearest node above it where anybody does. */
export function holdersOf({ byPlace }: Directory, role: Role, path: string): readonly ReminderPerson[] {
  const parts = path.split('/').filter((part) => part !== '')
  for (let length = parts.length; length > 0; length--) {
    const found = byPlace.get(placeKey(role, `${parts.slice(0, length).join('/')}/`))
    if (found !== undefined) return found
  }
  return []
}

export const isAway = ({ preferences: { pause } }: ReminderPerson, today: IsoDate): boolean =>
  pause !== null && pause.from <= today && today <= pause.until

export type Performers = readonly ReminderPerson[] | 'nobody' | 'away'

/** Who carries it out: the person named, else the holders of the owner's role; somebody who is away is stood in for by them. */
export function performersOf(
  directory: Directory,
  execution: Pick<ReminderExecution, 'owner' | 'ownerRole' | 'nodePath'>,
  away: (person: ReminderPerson) => boolean,
): Performers {
  const owner = execution.owner === null ? undefined : directory.byId.get(execution.owner)
  if (owner !== undefined && !away(owner)) return [owner]
  const holders = holdersOf(directory, execution.ownerRole, execution.nodePath)
  if (holders.length === 0) return owner === undefined ? 'nobody' : 'away'
  const present = holders.filter((person) => !away(person))
  return present.length > 0 ? present : 'away'
}

/** Who answers for the performers: the head of the school, or of the authority where it is the authority's own work. */
export function headsOf(directory: Directory, { nodePath, planPath }: ReminderExecution): readonly ReminderPerson[] {
  const isSchool = nodePath !== planPath
  const own = isSchool ? directory.byPlace.get(placeKey('school-head', nodePath)) : undefined
  return own ?? (isSchool ? [] : holdersOf(directory, 'head-of-authority', nodePath))
}

/** Who answers for the plan, and accepts what is done by it. */
export function coordinatorsOf(directory: Directory, planPath: string): readonly ReminderPerson[] {
  for (const role of ['municipal-coordinator', 'methodist', 'head-of-authority'] as const) {
    const found = holdersOf(directory, role, planPath)
    if (found.length > 0) return found
  }
  return []
}
