import type { Policy, Role } from './model.ts'

export const accessPolicy = {
  'people.read': ['administrator', 'head-of-authority', 'municipal-coordinator', 'school-head', 'auditor'],
  'people.invite': ['administrator', 'municipal-coordinator', 'school-head'],
  'people.edit': ['administrator'],
} as const satisfies Policy

const schoolRoles = ['school-head', 'school-coordinator', 'teacher'] as const

/** Which roles the holder of a role may give to others, inside the nodes of that role. Nobody raises himself. */
export const grantableRoles: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  administrator: [
    'administrator',
    'head-of-authority',
    'municipal-coordinator',
    'methodist',
    ...schoolRoles,
    'lead-expert',
    'expert',
    'public-observer',
    'psychologist',
    'regional-analyst',
    'auditor',
  ],
  'municipal-coordinator': [...schoolRoles, 'lead-expert', 'expert', 'public-observer', 'psychologist'],
  'school-head': ['school-coordinator', 'teacher'],
}
