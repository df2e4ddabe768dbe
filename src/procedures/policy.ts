import type { Policy } from '#access/model'

export const proceduresPolicy = {
  'procedures.read': {
    within: [
      'administrator',
      'head-of-authority',
      'municipal-coordinator',
      'methodist',
      'school-head',
      'school-coordinator',
      'teacher',
      'regional-analyst',
      'auditor',
    ],
    above: ['school-head', 'school-coordinator', 'teacher'],
  },
  'procedures.edit': ['administrator', 'municipal-coordinator'],
} as const satisfies Policy
