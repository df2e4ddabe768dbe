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

/** Forms of a code: the federal system wrote `schNNNNNN` in 2021 and writes `eduNNNNNN` since 2023 (methodology, 2.2). */
const codeForms: Readonly<Record<NodeKind, RegExp>> = {
  region: /^reg\d{2}$/,
  municipality: /^reg\d{2}_m\d{3}$/,
  school: /^(edu|sch)\d{6}$/,
}

/** A code as people and files write it, with stray spaces and capitals; undefined when it is not one of this kind. */
export function parseFederalCode(text: string, kind: NodeKind): FederalCode | undefined {
  const code = text.replace(/\s+/g, '').toLowerCase()
  return codeForms[kind].test(code) ? (code as FederalCode) : undefined
}

/** What a code of this kind looks like, for the hint beside a field. */
export const codeExamples: Readonly<Record<NodeKind, string>> = {
  region: 'reg99',
  municipality: 'reg99_m001',
  school: 'edu990001',
}

export const nodeKindTitles: Readonly<Record<NodeKind, string>> = {
  region: 'Регион',
  municipality: 'Муниципалитет',
  school: 'Школа',
}

/** Whose child a node of this kind is. */
export const parentKinds: Readonly<Record<NodeKind, NodeKind | undefined>> = {
  region: undefined,
  municipality: 'region',
  school: 'municipality',
}
