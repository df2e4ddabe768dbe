import type { ReadTx } from '#db'
import { searchKey } from '#kernel/russian-text'
import type { DistrictId, FederalCode, NodeId, NodeKind, OrganisationNode, SchoolDistrict } from './model.ts'
import { nodeColumns, type StandingNode } from './node-row.ts'

export async function getNode(tx: ReadTx, id: NodeId): Promise<StandingNode | undefined> {
  return tx
    .selectFrom('organisation_node')
    .select([...nodeColumns, 'merged_into as mergedInto'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** By its code or by another login of the same school. */
export async function findNodeByCode(tx: ReadTx, code: FederalCode): Promise<StandingNode | undefined> {
  const byCode = await tx
    .selectFrom('organisation_node')
    .select([...nodeColumns, 'merged_into as mergedInto'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (byCode !== undefined) return byCode
  const alias = await tx.selectFrom('node_alias').select('node_id').where('code', '=', code).executeTakeFirst()
  return alias === undefined ? undefined : getNode(tx, alias.node_id)
}

/** The roots: regions. */
export async function listRegions(tx: ReadTx): Promise<readonly OrganisationNode[]> {
  return tx
    .selectFrom('organisation_node')
    .select(nodeColumns)
    .where('parent_id', 'is', null)
    .orderBy('sort_key')
    .execute()
}

/** In the order of names; schools merged away are left out. */
export async function listChildren(tx: ReadTx, parentId: NodeId): Promise<readonly OrganisationNode[]> {
  return tx
    .selectFrom('organisation_node')
    .select(nodeColumns)
    .where('parent_id', '=', parentId)
    .where('merged_into', 'is', null)
    .orderBy('sort_key')
    .orderBy('id')
    .execute()
}

/** The node itself and everything below it, in the order of names; `kind` leaves only nodes of that kind. */
export async function listSubtree(tx: ReadTx, path: string, kind?: NodeKind): Promise<readonly OrganisationNode[]> {
  let query = tx
    .selectFrom('organisation_node')
    .select(nodeColumns)
    .where('path', 'like', `${path}%`)
    .where('merged_into', 'is', null)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  return query.orderBy('sort_key').orderBy('id').execute()
}

/** From the root down to the node itself: the breadcrumbs. */
export async function listAncestors(tx: ReadTx, path: string): Promise<readonly OrganisationNode[]> {
  const ids = path.split('/').filter((part) => part !== '') as NodeId[]
  if (ids.length === 0) return []
  const nodes = await tx.selectFrom('organisation_node').select(nodeColumns).where('id', 'in', ids).execute()
  return nodes.toSorted((a, b) => a.path.length - b.path.length)
}

/** Short names by id, for lists that hold paths or ids. */
export async function nodeNames(tx: ReadTx, ids: readonly NodeId[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const nodes = await tx
    .selectFrom('organisation_node')
    .select(['id', 'short_name'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(nodes.map((node) => [node.id, node.short_name]))
}

/** Other logins of a node, in order. */
export async function listAliases(tx: ReadTx, nodeId: NodeId): Promise<readonly FederalCode[]> {
  const rows = await tx.selectFrom('node_alias').select('code').where('node_id', '=', nodeId).orderBy('code').execute()
  return rows.map((row) => row.code)
}

/** How many schools stand under each municipality below `path`. */
export async function countSchools(tx: ReadTx, path: string): Promise<ReadonlyMap<NodeId, number>> {
  const rows = await tx
    .selectFrom('organisation_node')
    .select((eb) => ['parent_id', eb.fn.countAll<number>().as('schools')])
    .where('path', 'like', `${path}%`)
    .where('kind', '=', 'school')
    .where('merged_into', 'is', null)
    .groupBy('parent_id')
    .execute()
  return new Map(rows.flatMap((row) => (row.parent_id === null ? [] : [[row.parent_id, row.schools] as const])))
}

/** Nodes under `path` whose name or code has the text in it; «чёрный» finds «Черный». */
export async function searchNodes(
  tx: ReadTx,
  question: { readonly path: string; readonly text: string; readonly kind?: NodeKind; readonly limit: number },
): Promise<readonly OrganisationNode[]> {
  const wanted = searchKey(question.text)
  let query = tx
    .selectFrom('organisation_node')
    .select(nodeColumns)
    .where('path', 'like', `${question.path}%`)
    .where('merged_into', 'is', null)
  // `like` escapes differ between the engines; a text that loses something by `replace` has it in both.
  if (wanted !== '') {
    query = query.where((eb) =>
      eb(eb.fn<string>('replace', ['search_key', eb.val(wanted), eb.val('')]), '!=', eb.ref('search_key')),
    )
  }
  if (question.kind !== undefined) query = query.where('kind', '=', question.kind)
  return query.orderBy('sort_key').orderBy('id').limit(question.limit).execute()
}

export async function listDistricts(tx: ReadTx, municipalityId: NodeId): Promise<readonly SchoolDistrict[]> {
  return tx
    .selectFrom('school_district')
    .select(['id', 'municipality_id as municipalityId', 'name'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('sort_key')
    .execute()
}

export async function getDistrict(tx: ReadTx, id: DistrictId): Promise<SchoolDistrict | undefined> {
  return tx
    .selectFrom('school_district')
    .select(['id', 'municipality_id as municipalityId', 'name'])
    .where('id', '=', id)
    .executeTakeFirst()
}
