import type { PersonId } from '#access/model'
import type { WriteTx } from '#db'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { saveFilter } from '#plan'
import { planted } from './planted.ts'

/** Two selections that a coordinator would keep, so that a newcomer sees what they are for. */
export async function plantSavedFilters(
  tx: WriteTx,
  at: string,
  municipality: NodeId,
  coordinator: PersonId,
): Promise<void> {
  const nodePath = (await getNode(tx, municipality))?.path ?? ''
  const act = { actor: coordinator, at }
  for (const [name, query] of [
    ['Просрочено', 'state=late'],
    ['Ждут даты события', 'dates=waits'],
  ] as const)
    planted(await saveFilter(tx, act, { person: coordinator, nodePath, name, query, isDefault: false }))
}
