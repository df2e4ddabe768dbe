import type { Policy } from '#access/model'

export const reportsPolicy = {
  /** What it shows obeys `results.read`: who has only the shielded figures gets a note with small groups hidden. */
  'reports.read': [
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    'school-head',
    'school-coordinator',
    'regional-analyst',
    'auditor',
  ],
} as const satisfies Policy
