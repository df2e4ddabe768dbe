import type { NodeId, OrganisationNode } from './model.ts'
import './tables.ts'

/** Columns of `organisation_node` that make an `OrganisationNode`. */
export const nodeColumns = [
  'id',
  'parent_id as parentId',
  'kind',
  'code',
  'name',
  'short_name as shortName',
  'district_id as districtId',
  'path',
] as const

/** A node together with what became of it. */
export interface StandingNode extends OrganisationNode {
  readonly mergedInto: NodeId | null
}
