import type { ReadTx } from '#db'
import type { Actor, AuditEntry } from './model.ts'
import './tables.ts'

export interface AuditQuestion {
  /** Entries of this node and of the nodes below it. */
  readonly nodePathPrefix: string
  readonly action?: string
  readonly actor?: Actor
  readonly subject?: string
  /** First and last calendar day, inclusive. */
  readonly fromDay?: string
  readonly toDay?: string
  /** Only entries older than this one: `next` of the page before. */
  readonly before?: number
  readonly limit: number
}

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[]
  /** `before` of the next page; absent on the last one. */
  readonly next: number | undefined
}

export async function listAudit(tx: ReadTx, question: AuditQuestion): Promise<AuditPage> {
  const { nodePathPrefix, action, actor, subject, fromDay, toDay, before, limit } = question
  let query = tx.selectFrom('audit_entry').selectAll()
  // `~` follows every character of a path (hexadecimal, `-`, `/`) in byte order.
  query = query.where('node_path', '>=', nodePathPrefix).where('node_path', '<', `${nodePathPrefix}~`)
  if (action !== undefined) query = query.where('action', '=', action)
  if (actor !== undefined) query = query.where('actor', '=', actor)
  if (subject !== undefined) query = query.where('subject', '=', subject)
  if (fromDay !== undefined) query = query.where('at', '>=', fromDay)
  if (toDay !== undefined) query = query.where('at', '<', `${toDay}T~`)
  if (before !== undefined) query = query.where('sequence', '<', before)
  const rows = await query
    .orderBy('sequence', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { entries: page.map(asEntry), next: rows.length > limit ? page.at(-1)?.sequence : undefined }
}

function asEntry(row: {
  sequence: number
  at: string
  actor: string
  action: string
  node_path: string
  subject: string
  details: string
  hash: string
}): AuditEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    actor: row.actor as Actor,
    action: row.action,
    nodePath: row.node_path,
    subject: row.subject,
    details: JSON.parse(row.details) as Record<string, unknown>,
    hash: row.hash,
  }
}
