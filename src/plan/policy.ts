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
  /** How the work stands at the places below, in numbers. */
  'plan.read-summary': ['head-of-authority', 'municipal-coordinator', 'methodist', 'regional-analyst', 'auditor'],
  /** To bring in a document, change measures, put the plan in force. */
  'plan.edit': ['head-of-authority', 'municipal-coordinator'],
  /** To take up the work, attach evidence, submit. */
  'plan.execute': ['head-of-authority', 'municipal-coordinator', 'methodist', 'school-head', 'school-coordinator'],
  /** To accept or return what was submitted, to pause it or call it not required. */
  'plan.accept': ['head-of-authority', 'municipal-coordinator', 'methodist'],
  /** To give work to a person by name: a head of a school to the people of the school. */
  'plan.assign': ['head-of-authority', 'municipal-coordinator', 'school-head'],
  /** To confirm that the order has been read. */
  'plan.acknowledge': ['school-head'],
  /** To accept or return what the school does by a plan of its own: inside the school it is the head's. */
  'plan.accept-own': ['head-of-authority', 'municipal-coordinator', 'methodist', 'school-head'],
  /** To make the school's own plan from the municipal one and to change its rows. */
  'plan.write-school-plan': ['school-head', 'school-coordinator'],
  /** To hand the school's plan to the authority: it goes out in the name of the school. */
  'plan.send-school-plan': ['school-head'],
  /** To return the plan of a school with remarks or to accept it. */
  'plan.review-school-plan': ['head-of-authority', 'municipal-coordinator', 'methodist'],
  /** To say which records stand behind a promised number. */
  'plan.bind-target': ['head-of-authority', 'municipal-coordinator', 'methodist'],
  /** To enter facts with their documents, each at their own place. */
  'plan.keep-records': ['head-of-authority', 'municipal-coordinator', 'methodist', 'school-head', 'school-coordinator'],
} as const satisfies Policy
