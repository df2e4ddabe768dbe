import type { Policy } from '#access/model'

export const screeningPolicy = {
  'screening.read': [
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    'school-head',
    'school-coordinator',
    'auditor',
  ],
  /** Areas of attention with small groups hidden, for the region. */
  'screening.read-shielded': [
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    'school-head',
    'school-coordinator',
    'regional-analyst',
    'auditor',
  ],
  'screening.run': ['municipal-coordinator', 'methodist'],
} as const satisfies Policy
