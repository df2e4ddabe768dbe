import type { Policy } from '#access/model'

export const resultsPolicy = {
  /** Everything of the node, small groups too. */
  'results.read': [
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    'school-head',
    'school-coordinator',
    'auditor',
  ],
  /**
   * The node's figures with small groups hidden: for the region, which looks from outside, and for a school that
   * compares itself with its municipality.
   */
  'results.read-shielded': {
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
    above: ['school-head', 'school-coordinator'],
  },
  /** Single works by participant code. */
  'results.read-works': ['municipal-coordinator', 'methodist', 'school-head', 'school-coordinator', 'auditor'],
  'results.import': ['municipal-coordinator', 'school-head', 'school-coordinator'],
  'results.undo-import': ['municipal-coordinator', 'school-head', 'school-coordinator'],
} as const satisfies Policy
