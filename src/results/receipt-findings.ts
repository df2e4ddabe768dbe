import type { ReadTx } from '#db'
import type { ImportReceipt } from './import-model.ts'
import type { ImportId } from './model.ts'
import './tables.ts'

/** Imports whose receipt does not tell what lies in the store, each as one Russian sentence; for `verify`. */
export async function receiptFindings(tx: ReadTx): Promise<string[]> {
  const written = await rowsByImport(tx, 'any')
  const inForce = await rowsByImport(tx, 'in-force')
  const imports = await tx
    .selectFrom('result_import')
    .select(['id', 'file_name', 'receipt', 'undone_at'])
    .orderBy('imported_at')
    .execute()
  return imports.flatMap(({ id, file_name, receipt, undone_at }) => {
    const { fresh, updated } = JSON.parse(receipt) as ImportReceipt
    const lie = written.get(id) ?? 0
    const stand = inForce.get(id) ?? 0
    if (lie !== fresh + updated) {
      return [`Загрузка «${file_name}»: в квитанции строк ${fresh + updated}, в хранилище ${lie}.`]
    }
    return undone_at !== null && stand > 0
      ? [`Загрузка «${file_name}» отменена, но строк от неё действует ${stand}.`]
      : []
  })
}

async function rowsByImport(tx: ReadTx, which: 'any' | 'in-force'): Promise<Map<ImportId, number>> {
  const counts = new Map<ImportId, number>()
  for (const table of ['work', 'result_aggregate', 'official_marker'] as const) {
    const rows = await tx
      .selectFrom(table)
      .select((eb) => ['import_id', eb.fn.countAll<number>().as('rows')])
      .$if(which === 'in-force', (query) => query.where('ended_by', 'is', null))
      .groupBy('import_id')
      .execute()
    for (const row of rows) counts.set(row.import_id, (counts.get(row.import_id) ?? 0) + row.rows)
  }
  return counts
}
