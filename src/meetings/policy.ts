import type { Policy } from '#access/model'

export const meetingsPolicy = {
  /** Meetings of the node and below; a school sees of its municipality those it is invited to. */
  'meetings.read': {
    within: [
      'head-of-authority',
      'municipal-coordinator',
      'methodist',
      'school-head',
      'school-coordinator',
      'teacher',
      'auditor',
    ],
    above: ['school-head', 'school-coordinator'],
  },
  /** To call a meeting, draw up its agenda, mark who came, write its minutes. */
  'meetings.edit': ['head-of-authority', 'municipal-coordinator', 'methodist', 'school-head', 'school-coordinator'],
  /** To agree minutes: from then on they stand as they are. */
  'meetings.agree': ['head-of-authority', 'municipal-coordinator', 'methodist', 'school-head'],
  /** To agree minutes whose decisions become work by a plan: the right of those who may change the plan. */
  'meetings.assign': ['head-of-authority', 'municipal-coordinator', 'school-head'],
  /** To say for a school whether somebody will come. */
  'meetings.answer': ['school-head', 'school-coordinator'],
} as const satisfies Policy
