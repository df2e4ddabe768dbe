import type { Policy } from '#access/model'

export const auditPolicy = {
  /** A school reads what was done to its own data. */
  'audit.read': [
    'administrator',
    'head-of-authority',
    'municipal-coordinator',
    'school-head',
    'school-coordinator',
    'auditor',
  ],
  'audit.verify': ['administrator', 'auditor'],
} as const satisfies Policy
