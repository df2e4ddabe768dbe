declare module '#db/tables' {
  interface Tables {
    /** Append-only: triggers refuse update and delete. */
    audit_entry: {
      sequence: number
      at: string
      actor: string
      action: string
      node_path: string
      subject: string
      /** Canonical JSON. */
      details: string
      previous_hash: string
      hash: string
    }
    /** One row: how many entries there are and the hash of the last, so that a cut tail is found. */
    audit_head: { id: 1; count: number; hash: string }
  }
}
