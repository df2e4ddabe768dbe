import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '../find-nodes.ts'
import type { NodeId } from '../model.ts'
import { type SettingKey, settingSchemas, type SettingValue } from './setting-schemas.ts'

export type SettingProblem =
  | { readonly kind: 'no-such-node' }
  /** `field` is empty when the value is one field. */
  | { readonly kind: 'bad-value'; readonly field: string }

/** Adds a version of the setting at the node; the older ones stay. */
export async function changeSetting<K extends SettingKey>(
  tx: WriteTx,
  act: Act,
  change: { readonly nodeId: NodeId; readonly key: K; readonly value: SettingValue<K> },
): Promise<Result<void, SettingProblem>> {
  const { nodeId, key } = change
  const node = await getNode(tx, nodeId)
  if (node === undefined) return err({ kind: 'no-such-node' })
  const parsed = settingSchemas[key].safeParse(change.value)
  if (!parsed.success) return err({ kind: 'bad-value', field: String(parsed.error.issues[0]?.path[0] ?? '') })
  const newest = await tx
    .selectFrom('node_setting')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('node_id', '=', nodeId)
    .where('key', '=', key)
    .executeTakeFirst()
  await tx
    .insertInto('node_setting')
    .values({
      node_id: nodeId,
      key,
      version: (newest?.version ?? 0) + 1,
      value: JSON.stringify(parsed.data),
      changed_at: act.at,
      changed_by: act.actor,
    })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'organisations.change-setting',
    nodePath: node.path,
    subject: key,
    details: { value: parsed.data },
  })
  return ok(undefined)
}
