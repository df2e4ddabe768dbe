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
    /** What became of a school: merged into another, or another split off from it. */
    node_succession: { from_id: NodeId; to_id: NodeId; kind: 'merge' | 'split'; on_date: string }
    /** Other codes of the same node: a school may have several logins, and keeps that of a school merged into it. */
    node_alias: { code: FederalCode; node_id: NodeId }
    /** Every version of every setting; the newest is in force. */
    node_setting: {
      node_id: NodeId
      key: string
      version: number
      /** JSON. */
      value: string
      changed_at: string
      changed_by: string
    }
  }
}
