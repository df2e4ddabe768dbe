import type { ReadTx } from '#db'
import type { NodeId } from '../model.ts'
import { type SettingKey, settingSchemas, type SettingValue } from './setting-schemas.ts'
import '../tables.ts'

/** The value in force at the node with this path: its own, else that of the nearest node above it, else the default. */
export async function readSetting<K extends SettingKey>(
  tx: ReadTx,
  nodePath: string,
  key: K,
): Promise<SettingValue<K>> {
  const ids = nodePath.split('/').filter((part) => part !== '') as NodeId[]
  const schema = settingSchemas[key]
  if (ids.length === 0) return schema.parse(undefined) as SettingValue<K>
  const versions = await tx
    .selectFrom('node_setting')
    .select(['node_id', 'version', 'value'])
    .where('key', '=', key)
    .where('node_id', 'in', ids)
    .execute()
  const nearest = versions.toSorted(
    (a, b) => ids.indexOf(b.node_id) - ids.indexOf(a.node_id) || b.version - a.version,
  )[0]
  return schema.parse(nearest === undefined ? undefined : JSON.parse(nearest.value)) as SettingValue<K>
}
