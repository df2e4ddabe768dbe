import type { Role } from '#access/model'

/** Roles that may own an execution: those who may carry it out. */
export const ownerRoles = [
  'head-of-authority',
  'municipal-coordinator',
  'methodist',
  'school-head',
  'school-coordinator',
] as const satisfies readonly Role[]
