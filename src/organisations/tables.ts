import type { DistrictId, FederalCode, NodeId, NodeKind } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    organisation_node: {
      id: NodeId
      parent_id: NodeId | null
      kind: NodeKind
      code: FederalCode
      name: string
      short_name: string
      district_id: DistrictId | null
      path: string
      sort_key: string
      search_key: string
      /** The node this one was merged into; a merged school keeps its history and takes no new data. */
      merged_into: NodeId | null
    }
    school_district: { id: DistrictId; municipality_id: NodeId; name: string; sort_key: string }
  }
}
