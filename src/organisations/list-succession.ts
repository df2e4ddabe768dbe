import type { ReadTx } from '#db'
import type { NodeId } from './model.ts'
import './tables.ts'

export interface Succession {
  readonly kind: 'merge' | 'split'
  readonly fromId: NodeId
  readonly fromName: string
  readonly toId: NodeId
  readonly toName: string
  readonly onDate: string
}

/** What a school was joined with or split from, oldest first. */
export async function listSuccession(tx: ReadTx, schoolId: NodeId): Promise<readonly Succession[]> {
  return tx
    .selectFrom('node_succession as succession')
    .innerJoin('organisation_node as from_node', 'from_node.id', 'succession.from_id')
    .innerJoin('organisation_node as to_node', 'to_node.id', 'succession.to_id')
    .select([
      'succession.kind',
      'succession.from_id as fromId',
      'from_node.short_name as fromName',
      'succession.to_id as toId',
      'to_node.short_name as toName',
      'succession.on_date as onDate',
    ])
    .where((eb) => eb.or([eb('from_id', '=', schoolId), eb('to_id', '=', schoolId)]))
    .orderBy('succession.on_date')
    .execute()
}
