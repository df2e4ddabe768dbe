import { existsSync } from 'node:fs'
import type { Config } from '#app'
import type { ReadTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { findNodeByCode, listChildren, listRegions } from '#organisations'
import type { FederalCode, OrganisationNode } from '#organisations/model'

/** False before the first start: a command that only reads makes no store. */
export function storeExists(config: Config): boolean {
  return config.store.engine === 'postgres' || existsSync(config.store.file)
}

/** The municipality or school that the results belong to: named by its code, or the only municipality of the store. */
export async function findImportNode(tx: ReadTx, code: string | undefined): Promise<Result<OrganisationNode, string>> {
  if (code !== undefined) {
    const node = await findNodeByCode(tx, code.toLowerCase() as FederalCode)
    return node === undefined ? err(`В хранилище нет организации с кодом «${code}».`) : ok(node)
  }
  const regions = await listRegions(tx)
  const municipalities = (await Promise.all(regions.map(({ id }) => listChildren(tx, id)))).flat()
  const [only] = municipalities
  if (only === undefined) return err('В хранилище ещё нет организаций: создайте управление через веб-страницу.')
  if (municipalities.length > 1) return err('В хранилище несколько муниципалитетов: назовите свой ключом --node КОД.')
  return ok(only)
}
