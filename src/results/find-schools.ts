import type { ReadTx } from '#db'
import type { NodeId, NodeKind } from '#organisations/model'

/** The node an import is for, and the schools its file names. */
export interface SchoolDirectory {
  readonly node: { readonly id: NodeId; readonly kind: NodeKind; readonly path: string }
  /** By login, in lower case: a school under the node, or one that stands elsewhere in the tree. */
  readonly schools: ReadonlyMap<string, FoundSchool | 'elsewhere'>
}

export interface FoundSchool {
  readonly id: NodeId
  readonly municipality: NodeId
}

/** The key under which the directory holds the node itself when it is a school: its own form names no login. */
export const ownSchool = ''

const loginsPerQuery = 500

/** Looks the logins of a file up; those the tree does not have are absent from the answer. */
export async function findSchools(tx: ReadTx, node: NodeId, logins: Iterable<string>): Promise<SchoolDirectory> {
  const target = await tx
    .selectFrom('organisation_node')
    .select(['id', 'kind', 'path', 'parent_id'])
    .where('id', '=', node)
    .executeTakeFirstOrThrow()
  const schools = new Map<string, FoundSchool | 'elsewhere'>()
  // One object for one school, whichever of its logins a row gives.
  const found = new Map<NodeId, FoundSchool>()
  const foundSchool = (id: NodeId, municipality: NodeId): FoundSchool => {
    const school = found.get(id) ?? { id, municipality }
    found.set(id, school)
    return school
  }
  if (target.kind === 'school' && target.parent_id !== null) {
    schools.set(ownSchool, foundSchool(target.id, target.parent_id))
  }
  const wanted = [...new Set(logins)]
  for (let start = 0; start < wanted.length; start += loginsPerQuery) {
    const some = wanted.slice(start, start + loginsPerQuery)
    const own = tx
      .selectFrom('organisation_node as n')
      .select(['n.code', 'n.id', 'n.parent_id', 'n.path'])
      .where('n.kind', '=', 'school')
      .where('n.merged_into', 'is', null)
      .where('n.code', 'in', some as never)
    const rows = await own
      .unionAll(
        tx
          .selectFrom('node_alias as a')
          .innerJoin('organisation_node as n', 'n.id', 'a.node_id')
          .select(['a.code', 'n.id', 'n.parent_id', 'n.path'])
          .where('n.kind', '=', 'school')
          .where('a.code', 'in', some as never),
      )
      .execute()
    for (const row of rows) {
      const inside = row.path.startsWith(target.path) && row.parent_id !== null
      schools.set(row.code, inside ? foundSchool(row.id, row.parent_id!) : 'elsewhere')
    }
  }
  return { node: { id: target.id, kind: target.kind, path: target.path }, schools }
}
