import type { Policy } from '#access/model'

export const calendarPolicy = {
  /** Windows, holidays and events; a school reads the calendar of its municipality. */
  'calendar.read': {
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
  /** What a school has entered and done: its dates, its stages, the storage of its works. */
  'calendar.read-schools': [
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    'school-head',
    'school-coordinator',
    'teacher',
    'regional-analyst',
    'auditor',
  ],
  /** To name events and date them, to set deadlines of stages and the term of storage. */
  'calendar.edit': ['head-of-authority', 'municipal-coordinator'],
  /** To enter the dates of a school and to say that it has done a stage. */
  'calendar.edit-own': ['head-of-authority', 'municipal-coordinator', 'school-head', 'school-coordinator'],
  /** To forbid the destruction of works, and to lift the ban. */
  'calendar.hold': ['head-of-authority', 'municipal-coordinator'],
} as const satisfies Policy
