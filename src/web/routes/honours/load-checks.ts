import { personNames } from '#access'
import type { PersonId } from '#access/model'
import type { ReadTx } from '#db'
import { listChecks } from '#honours'
import { formatDate } from '#kernel/russian-text'
import type { NodeId } from '#organisations/model'
import type { ShownCheck } from './check-card.tsx'

/** Finished checks of a place as its page shows them. */
export async function loadChecks(tx: ReadTx, node: NodeId, year: number): Promise<readonly ShownCheck[]> {
  const checks = await listChecks(tx, { node, year })
  const names = await personNames(tx, [...new Set(checks.map(({ finishedBy }) => finishedBy))] as PersonId[])
  return checks.map((check) => ({
    id: check.id,
    stage: check.stage,
    sentence: `подтверждено ${check.confirmed}, не подтверждено ${check.notConfirmed}, нет данных ${check.noData}.`,
    remark: check.remark,
    at: formatDate(check.finishedAt),
    by: names.get(check.finishedBy as PersonId) ?? 'программа',
  }))
}
