import type { ReadTx } from '#db'
import './tables.ts'

/** Changes with every import and every undoing: two equal versions mean equal data in force. */
export async function dataVersion(tx: ReadTx): Promise<string> {
  const { imports, undone } = await tx
    .selectFrom('result_import')
    .select(({ fn }) => [fn.countAll<number>().as('imports'), fn.count<number>('undone_at').as('undone')])
    .executeTakeFirstOrThrow()
  return `${imports}-${undone}`
}
