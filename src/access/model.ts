import type { Brand } from '#kernel/brand'
import type { NodeId, NodeKind } from '#organisations/model'

export type PersonId = Brand<string, 'PersonId'>
export type GrantId = Brand<string, 'GrantId'>
export type InvitationId = Brand<string, 'InvitationId'>
export type SessionId = Brand<string, 'SessionId'>

/** Parents need no sign-in, so there is no role for them. */
export const roles = [
  'administrator',
  'head-of-authority',
  'municipal-coordinator',
  'methodist',
  'school-head',
  'school-coordinator',
  'teacher',
  'lead-expert',
  'expert',
  'public-observer',
  'psychologist',
  'regional-analyst',
  'auditor',
] as const
export type Role = (typeof roles)[number]

export const roleTitles: Readonly<Record<Role, string>> = {
  administrator: 'Администратор',
  'head-of-authority': 'Начальник управления образования',
  'municipal-coordinator': 'Муниципальный координатор',
  methodist: 'Методист',
  'school-head': 'Директор школы',
  'school-coordinator': 'Школьный координатор',
  teacher: 'Учитель',
  'lead-expert': 'Ведущий эксперт',
  expert: 'Эксперт',
  'public-observer': 'Общественный наблюдатель',
  psychologist: 'Психолог',
  'regional-analyst': 'Региональный аналитик',
  auditor: 'Аудитор (только чтение)',
}

/** Kinds of node where a role makes sense: a school head is head of a school, not of a municipality. */
export const roleNodeKinds: Readonly<Record<Role, readonly NodeKind[]>> = {
  administrator: ['region', 'municipality'],
  'head-of-authority': ['region', 'municipality'],
  'municipal-coordinator': ['municipality'],
  methodist: ['municipality'],
  'school-head': ['school'],
  'school-coordinator': ['school'],
  teacher: ['school'],
  'lead-expert': ['municipality'],
  expert: ['municipality'],
  'public-observer': ['municipality'],
  psychologist: ['municipality', 'school'],
  'regional-analyst': ['region'],
  auditor: ['region', 'municipality'],
}

/** Signs in a password. Length says more than capitals and digits do (NIST SP 800-63B, 5.1.1.2). */
export const passwordLength = { min: 10, max: 128 } as const

/** A role holds at a node and, as a rule, everywhere below it. */
export interface Grant {
  readonly role: Role
  readonly nodeId: NodeId
  readonly nodePath: string
}

export interface Person {
  readonly id: PersonId
  /** «Фамилия Имя Отчество», as the person wrote it. */
  readonly name: string
  readonly email: string
}

/**
 * Who may do one thing. `within`: at the node of the grant and below it. `above`: at the nodes over the grant, for what
 * a school may see of its municipality. A bare list means `within`. What is not listed is denied.
 */
export type PolicyRule = readonly Role[] | { readonly within: readonly Role[]; readonly above: readonly Role[] }

/** Actions are named `domain.verb`; a domain lays down its own in its `policy.ts`, the app joins them. */
export type Policy = Readonly<Record<`${string}.${string}`, PolicyRule>>
