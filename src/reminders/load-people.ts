import type { PersonId } from '#access/model'
import type { ReadTx } from '#db'
import { readSetting } from '#organisations'
import { preferencesOf } from './load-preferences.ts'
import { type QuietHours, type ReminderPerson, usualPreferences } from './model.ts'
import './tables.ts'

/** Everybody with a role in force, with what he or she decided of letters; or one of them. */
export async function loadPeople(tx: ReadTx, only?: PersonId): Promise<readonly ReminderPerson[]> {
  let query = tx
    .selectFrom('person')
    .innerJoin('role_grant as grant', 'grant.person_id', 'person.id')
    .innerJoin('organisation_node as node', 'node.id', 'grant.node_id')
    .select(['person.id', 'person.name', 'person.email', 'grant.role', 'node.id as nodeId', 'node.path as nodePath'])
    .where('person.deactivated_at', 'is', null)
    .where('grant.ended_at', 'is', null)
  if (only !== undefined) query = query.where('person.id', '=', only)
  const rows = await query.orderBy('person.sort_key').orderBy('person.id').execute()
  const decided = new Map(
    (await tx.selectFrom('letter_preference').selectAll().execute()).map((row) => [row.person_id, preferencesOf(row)]),
  )
  const hoursOf = placeHours(tx)
  const people: ReminderPerson[] = []
  for (const own of Map.groupBy(rows, (row) => row.id).values()) {
    const { id, name, email } = own[0]!
    const grants = own.map(({ role, nodeId, nodePath }) => ({ role, nodeId, nodePath }))
    const homePath = grants.map(({ nodePath }) => nodePath).toSorted((a, b) => a.length - b.length)[0]!
    const preferences = decided.get(id) ?? usualPreferences
    people.push({ id, name, email, grants, homePath, preferences, ...(await hoursOf(homePath)) })
  }
  return people
}

interface PlaceHours {
  readonly timezone: string
  readonly quietHours: QuietHours
}

/** A school keeps the time of its municipality: what the region and the municipality say is asked once for each. */
function placeHours(tx: ReadTx): (path: string) => Promise<PlaceHours> {
  const known = new Map<string, PlaceHours>()
  return async (path) => {
    const place = path.split('/').slice(0, 2).join('/')
    const found = known.get(place)
    if (found !== undefined) return found
    const hours = {
      timezone: await readSetting(tx, place, 'timezone'),
      quietHours: await readSetting(tx, place, 'quiet-hours'),
    }
    known.set(place, hours)
    return hours
  }
}
