import type { Policy } from '#access/model'

export const ordersPolicy = {
  /** Orders of one's own place; a school reads those of the authority that went out. */
  'orders.read': {
    within: ['head-of-authority', 'municipal-coordinator', 'methodist', 'school-head', 'school-coordinator', 'auditor'],
    above: ['school-head', 'school-coordinator'],
  },
  /** Those that have not gone out, at one's own place and below it. */
  'orders.read-drafts': [
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    'school-head',
    'school-coordinator',
    'auditor',
  ],
  /** To write an order, send it for approval and enter its number when it is signed. */
  'orders.edit': ['head-of-authority', 'municipal-coordinator', 'methodist', 'school-head', 'school-coordinator'],
  /** To approve it, return it, cancel it. */
  'orders.approve': ['head-of-authority', 'school-head'],
} as const satisfies Policy
