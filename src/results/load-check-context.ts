import type { ReadTx } from '#db'
import { assert } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import { parseWhole } from '#kernel/parse-number'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { loadAssessments } from '#procedures'
import type { CheckContext, KnownSchool } from './checking/check-context.ts'

/** What the checks need to know of the store: assessments, every school with its other logins, and those the node may bring. */
export async function loadCheckContext(
  tx: ReadTx,
  node: NodeId,
  at: Instant,
  expected: CheckContext['expected'] = {},
): Promise<CheckContext> {
  const target = await getNode(tx, node)
  assert(target !== undefined, `loadCheckContext: node must be in the tree, got ${node}`)
  const rows = await tx
    .selectFrom('organisation_node as s')
    .innerJoin('organisation_node as m', 'm.id', 's.parent_id')
    .select(['s.id', 's.code', 's.name', 's.path', 'm.code as municipality_code', 'm.name as municipality_name'])
    .where('s.kind', '=', 'school')
    .where('s.merged_into', 'is', null)
    .execute()
  const aliases = await tx.selectFrom('node_alias').select(['code', 'node_id']).execute()
  const schools = new Map<string, KnownSchool>()
  const scope = new Set<string>()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const logins = [
    ...rows.map((row) => ({ login: row.code, row })),
    ...aliases.flatMap(({ code, node_id }) => {
      const row = byId.get(node_id)
      return row === undefined ? [] : [{ login: code, row }]
    }),
  ]
  for (const { login, row } of logins) {
    schools.set(login, { name: row.name, municipality: { code: row.municipality_code, name: row.municipality_name } })
    if (row.path.startsWith(target.path)) scope.add(login)
  }
  const latestYear = parseWhole(at.slice(0, 4)) ?? 'unchecked'
  return { assessments: await loadAssessments(tx), schools, scope, expected, latestYear }
}
