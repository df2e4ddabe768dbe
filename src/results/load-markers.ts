import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import './tables.ts'

/** One school in the official list of one year. */
export interface OfficialMarkers {
  readonly school: NodeId
  readonly year: number
  readonly ru4: boolean
  readonly ma4: boolean
  readonly ru5: boolean
  readonly ma5: boolean
}

/** Lines in force of the official lists for the schools named, oldest year first. */
export async function loadMarkers(tx: ReadTx, schools: readonly NodeId[]): Promise<OfficialMarkers[]> {
  if (schools.length === 0) return []
  const rows = await tx
    .selectFrom('official_marker')
    .select(['school_id', 'year', 'ru4', 'ma4', 'ru5', 'ma5'])
    .where('school_id', 'in', schools)
    .where('ended_by', 'is', null)
    .orderBy('year')
    .execute()
  return rows.map((row) => ({
    school: row.school_id,
    year: row.year,
    ru4: row.ru4 === 1,
    ma4: row.ma4 === 1,
    ru5: row.ru5 === 1,
    ma5: row.ma5 === 1,
  }))
}
