import type { Brand } from '#kernel/brand'

/** A node of the tree region → municipality → school. */
export type NodeId = Brand<string, 'NodeId'>
export type DistrictId = Brand<string, 'DistrictId'>

export const nodeKinds = ['region', 'municipality', 'school'] as const
export type NodeKind = (typeof nodeKinds)[number]

/** Code of the federal system: `eduNNNNNN` (school login), `regRR_mNNN` (municipality), `regRR` (region). */
export type FederalCode = Brand<string, 'FederalCode'>

export interface OrganisationNode {
  readonly id: NodeId
  readonly parentId: NodeId | null
  readonly kind: NodeKind
  readonly code: FederalCode
  /** Full official name. */
  readonly name: string
  /** What people say: «СОШ № 6». */
  readonly shortName: string
  /** School district («школьный округ») inside the municipality; only schools have one. */
  readonly districtId: DistrictId | null
  /** Ids from the root to this node, each followed by `/`: an ancestor's path is a prefix of it. */
  readonly path: string
}

export interface SchoolDistrict {
  readonly id: DistrictId
  readonly municipalityId: NodeId
  readonly name: string
}
