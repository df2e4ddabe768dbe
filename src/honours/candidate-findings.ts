import type { ReadTx } from '#db'
import type { CandidateReceipt } from './model.ts'
import './tables.ts'

/** Imports of candidates whose receipt does not agree with their rows, a sentence for each; none in a sound store. */
export async function candidateFindings(tx: ReadTx): Promise<readonly string[]> {
  const imports = await tx.selectFrom('honours_import').select(['id', 'file_name', 'receipt', 'undone_at']).execute()
  const counted = await tx
    .selectFrom('honours_candidate')
    .select(({ fn }) => ['import_id', fn.countAll<number>().as('rows'), fn.count<number>('ended_by').as('ended')])
    .groupBy('import_id')
    .execute()
  const rowsOf = new Map(counted.map((row) => [row.import_id, row]))
  return imports.flatMap(({ id, file_name, receipt, undone_at }) => {
    const { fresh, updated } = JSON.parse(receipt) as CandidateReceipt
    const rows = rowsOf.get(id)?.rows ?? 0
    const inForce = rows - (rowsOf.get(id)?.ended ?? 0)
    if (rows !== fresh + updated) {
      return [`Претенденты «${file_name}»: в квитанции ${fresh + updated}, в хранилище ${rows}.`]
    }
    return undone_at !== null && inForce > 0
      ? [`Претенденты «${file_name}»: загрузка отменена, а действует строк ${inForce}.`]
      : []
  })
}
