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
  /** To write a report in the name of one's own organisation and to send it up. */
  'reports.write': ['head-of-authority', 'municipal-coordinator', 'methodist', 'school-head', 'school-coordinator'],
  /** To accept a report from below or to give it back; the head of an authority also that of the authority itself. */
  'reports.accept': ['head-of-authority', 'municipal-coordinator', 'regional-analyst'],
  /** To set when reports come due: one's own and those of the organisations right below. */
  'reports.schedule': ['head-of-authority', 'municipal-coordinator', 'school-head'],
} as const satisfies Policy
