import type { MigrationStep } from '#db'
import { createAudit } from './migrations/001-create-audit.ts'

export { appendAudit } from './append-audit.ts'
export { type AuditPage, type AuditQuestion, listAudit } from './list-audit.ts'
export type { Act, ActionTitles, Actor, AuditEntry, AuditEvent } from './model.ts'
export { actionTitle } from './model.ts'
export { auditFaultSentence, auditSealSentence, type AuditFault, type AuditSeal, verifyAudit } from './verify-audit.ts'

export const migrations: readonly MigrationStep[] = [createAudit]
