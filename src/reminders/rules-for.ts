import type { Role } from '#access/model'
import { type LetterRule, letterRules } from './model.ts'

const workers: readonly Role[] = [
  'head-of-authority',
  'municipal-coordinator',
  'methodist',
  'school-head',
  'school-coordinator',
]
const leaders: readonly Role[] = ['head-of-authority', 'municipal-coordinator', 'methodist']

const heard: Readonly<Record<LetterRule, readonly Role[]>> = {
  'due-soon': workers,
  late: workers,
  escalation: [...leaders, 'school-head'],
  returned: workers,
  accepted: workers,
  'to-decide': leaders,
  'order-in-force': ['school-head'],
  weekly: ['head-of-authority', 'municipal-coordinator', 'school-head', 'school-coordinator'],
}

/** Rules that may ever speak to somebody with these roles. */
export const rulesFor = (roles: readonly Role[]): readonly LetterRule[] =>
  letterRules.filter((rule) => heard[rule].some((role) => roles.includes(role)))
