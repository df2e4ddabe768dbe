import { appendAudit } from '#audit'
import type { Store } from '#db'
import type { DistrictId, FederalCode, NodeId } from '#organisations/model'

/** The municipality that every small save of these tests writes about. */
const municipality = 'm' as NodeId

export async function createMunicipality(store: Store): Promise<void> {
  await store.write((tx) =>
    tx
      .insertInto('organisation_node')
      .values({
        id: municipality,
        parent_id: null,
        kind: 'municipality',
        code: 'reg99_m001' as FederalCode,
        name: 'Синтетические данные',
        short_name: 'Синтетические данные',
        district_id: null,
        path: 'm/',
        sort_key: 'm',
        search_key: 'm',
        merged_into: null,
      })
      .execute(),
  )
}

/** One save as a person makes it: a row of a domain and its entry in the audit log, in one transaction. */
export async function saveSmall(store: Store, name: string): Promise<void> {
  await store.write(async (tx) => {
    const id = name as DistrictId
    await tx.insertInto('school_district').values({ id, municipality_id: municipality, name, sort_key: name }).execute()
    await appendAudit(tx, {
      at: '2026-11-22T09:00:00.000Z',
      actor: 'system',
      action: 'organisations.change-district',
      nodePath: 'm/',
      subject: name,
      details: { name },
    })
  })
}

/** What is in the store, from both sides of each save; a half-made save makes them differ. */
export async function savedNames(store: Store): Promise<{ rows: string[]; entries: string[] }> {
  return store.read(async (tx) => ({
    rows: (await tx.selectFrom('school_district').select('name').orderBy('name').execute()).map((row) => row.name),
    entries: (await tx.selectFrom('audit_entry').select('subject').orderBy('subject').execute()).map(
      (row) => row.subject,
    ),
  }))
}
