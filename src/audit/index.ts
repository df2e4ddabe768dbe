import type { MigrationStep } from '#db'
import { createAudit } from './migrations/001-create-audit.ts'

export { appendAudit } from './append-audit.ts'
export type { Actor, ActionTitles, AuditEntry, AuditEvent } from './model.ts'
export { actionTitle } from './model.ts'

export const migrations: readonly MigrationStep[] = [createAudit]
