import type { ReadTx } from '#db'
import { unreachable } from '#kernel/assert'
import { err, ok, type Result } from '#kernel/result'
import { counted } from '#kernel/russian-text'
import { entryHash, genesisHash } from './entry-hash.ts'
import './tables.ts'

/** What a sound log comes to. The hash, noted down elsewhere, proves later that the log was not rewritten as a whole. */
export interface AuditSeal {
  readonly entries: number
  readonly hash: string
}

/** The first place where the log does not hold together. */
export type AuditFault =
  /** The number is not there, though later ones or the head are. */
  | { readonly kind: 'missing'; readonly sequence: number }
  /** The entry's own hash does not fit its contents. */
  | { readonly kind: 'changed'; readonly sequence: number }
  /** The entry fits its own hash, but does not continue the one before: one of them was replaced or moved. */
  | { readonly kind: 'unlinked'; readonly sequence: number }
  /** The entry stands after the end that the head row knows. */
  | { readonly kind: 'unlisted'; readonly sequence: number }
  /** The head row is gone or does not know the last entry. */
  | { readonly kind: 'head'; readonly sequence: number }

const batchSize = 5000

/** Walks the whole log in order, holding one batch in memory, and names the first fault. */
export async function verifyAudit(tx: ReadTx): Promise<Result<AuditSeal, AuditFault>> {
  const head = await tx.selectFrom('audit_head').select(['count', 'hash']).where('id', '=', 1).executeTakeFirst()
  let last: AuditSeal = { entries: 0, hash: genesisHash }
  for (;;) {
    const batch = await tx
      .selectFrom('audit_entry')
      .selectAll()
      .where('sequence', '>', last.entries)
      .orderBy('sequence')
      .limit(batchSize)
      .execute()
    for (const entry of batch) {
      const sequence = last.entries + 1
      if (entry.sequence !== sequence) return err({ kind: 'missing', sequence })
      if (entryHash(entry) !== entry.hash) return err({ kind: 'changed', sequence })
      if (entry.previous_hash !== last.hash) return err({ kind: 'unlinked', sequence })
      if (head !== undefined && sequence > head.count) return err({ kind: 'unlisted', sequence })
      last = { entries: sequence, hash: entry.hash }
    }
    if (batch.length < batchSize) break
  }
  if (head !== undefined && head.count > last.entries) return err({ kind: 'missing', sequence: last.entries + 1 })
  if (head === undefined || head.hash !== last.hash) return err({ kind: 'head', sequence: last.entries })
  return ok(last)
}

/** One Russian sentence for `verify` and for the screen. */
export function auditFaultSentence(fault: AuditFault): string {
  const { sequence } = fault
  switch (fault.kind) {
    case 'missing':
      return `Журнал действий: записи № ${sequence} нет, хотя она была сделана.`
    case 'changed':
      return `Журнал действий: запись № ${sequence} изменена после того, как была сделана.`
    case 'unlinked':
      return `Журнал действий: запись № ${sequence} не продолжает предыдущую, одна из них заменена или переставлена.`
    case 'unlisted':
      return `Журнал действий: запись № ${sequence} добавлена в обход программы.`
    case 'head':
      return `Журнал действий: сводная строка журнала не сходится с последней записью № ${sequence}.`
    default:
      return unreachable(fault)
  }
}

export function auditSealSentence(seal: AuditSeal): string {
  return `Журнал действий цел: ${counted(seal.entries, 'запись', 'записи', 'записей')}, печать ${seal.hash.slice(0, 16)}.`
}
