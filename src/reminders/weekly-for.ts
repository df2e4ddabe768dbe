import type { ReminderPerson, WeeklyFigures } from './model.ts'
import { isOff } from './plan-digest.ts'
import type { WeeklyIndex } from './load-weekly.ts'

const ofSchool = ['school-head', 'school-coordinator']
const ofBody = ['head-of-authority', 'municipal-coordinator']

/** The summary of the person's own place: the coordinator's of the whole plan, the school's of its own part. */
export function weeklyFor(person: ReminderPerson, index: WeeklyIndex): WeeklyFigures | 'none' {
  if (isOff(person, 'weekly')) return 'none'
  const body = person.grants.find(({ role }) => ofBody.includes(role))
  const school = person.grants.find(({ role }) => ofSchool.includes(role))
  const figures =
    body !== undefined ? index.body(body.nodeId) : school !== undefined ? index.own(school.nodeId) : 'none'
  return figures === 'none' || Object.values(figures).every((count) => count === 0) ? 'none' : figures
}
