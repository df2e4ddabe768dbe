import type { Policy } from '#access/model'

export const planPolicy = {
  /** The plan with its measures; a school reads the plans of the municipality that it works by. */
  'plan.read': {
    within: [
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
  /** Executions with their evidence, at the node that carries them out. */
  'plan.read-executions': [
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    'school-head',
    'school-coordinator',
    'auditor',
  ],
  /** To bring in a document, change measures, put the plan in force. */
  'plan.edit': ['head-of-authority', 'municipal-coordinator'],
  /** To take up the work, attach evidence, submit. */
  'plan.execute': ['head-of-authority', 'municipal-coordinator', 'methodist', 'school-head', 'school-coordinator'],
  /** To accept or return what was submitted, to pause it or call it not required. */
  'plan.accept': ['head-of-authority', 'municipal-coordinator', 'methodist'],
  /** To confirm that the order has been read. */
  'plan.acknowledge': ['school-head'],
} as const satisfies Policy
