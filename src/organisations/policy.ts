import type { Policy } from '#access/model'

export const organisationsPolicy = {
  /** To know that the node exists, with its name. Experts and observers see no school: works reach them without one. */
  'organisations.see': {
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
  'organisations.edit': ['administrator'],
  'organisations.read-settings': ['administrator', 'head-of-authority', 'municipal-coordinator', 'auditor'],
  'organisations.edit-settings': ['administrator'],
} as const satisfies Policy
