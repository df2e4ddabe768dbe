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
  /** Takes a document out and leaves a copy of it: an auditor reads what others took out. */
  'reports.make-note': [
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    'school-head',
    'school-coordinator',
    'regional-analyst',
  ],
} as const satisfies Policy
