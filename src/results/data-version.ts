import type { ReadTx } from '#db'
import './tables.ts'

/** Changes with every import and every undoing: two equal versions mean equal data in force. */
export async function dataVersion(tx: ReadTx): Promise<string> {
  const { imports, undone } = await tx
    .selectFrom('result_import')
    .select(({ fn }) => [fn.countAll<number>().as('imports'), fn.count<number>('undone_at').as('undone')])
    .executeTakeFirstOrThrow()
  // A scale that a person puts in force moves the steps between marks: it is new data though no file came.
  const { scales, withdrawn } = await tx
    .selectFrom('mark_scale')
    .select(({ fn }) => [fn.countAll<number>().as('scales'), fn.count<number>('withdrawn_at').as('withdrawn')])
    .executeTakeFirstOrThrow()
  return `${imports}-${undone}-${scales}-${withdrawn}`
}
