import type { Policy } from '#access/model'

export const honoursPolicy = {
  /** Candidates of the place by their codes, with every condition; a school sees its own. */
  'honours.read': [
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    'school-head',
    'school-coordinator',
    'auditor',
  ],
  /** Numbers by school, small groups hidden: for the region, which looks from outside. */
  'honours.read-shielded': [
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    'school-head',
    'school-coordinator',
    'regional-analyst',
    'auditor',
  ],
  /** To bring in candidates and their results, and to undo that: a school its own, the coordinator those of all. */
  'honours.import': ['municipal-coordinator', 'school-head', 'school-coordinator'],
  /** To enter or replace the rule of a year, naming its document. */
  'honours.edit-rules': ['head-of-authority', 'municipal-coordinator'],
  /** To say that the check is finished, and to take its paper out. */
  'honours.finish': ['head-of-authority', 'municipal-coordinator', 'methodist', 'school-head', 'school-coordinator'],
} as const satisfies Policy
