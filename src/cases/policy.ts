import type { Policy } from '#access/model'

export const casesPolicy = {
  /** Every case under the place, also those of which the school has not been asked yet. */
  'cases.read-all': ['head-of-authority', 'municipal-coordinator', 'methodist', 'auditor'],
  /** Cases of one's own school from the moment it was asked. */
  'cases.read': [
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    'auditor',
    'school-head',
    'school-coordinator',
  ],
  /** To open a case, ask the school, decide, hand measures to the plan. */
  'cases.decide': ['head-of-authority', 'municipal-coordinator'],
  /** To answer in the school's own words. */
  'cases.answer': ['school-head', 'school-coordinator'],
} as const satisfies Policy
