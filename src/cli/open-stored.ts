import { existsSync } from 'node:fs'
import { readProcessConfig } from '#app'
import { openStore, type Store, StoreFailure } from '#db'
import { err, ok, type Result } from '#kernel/result'

/** Opens the store as it lies, without taking migration steps; the error is one Russian sentence. */
export function openStored(wish: { readonly mustExist: boolean }): Result<Store, string> {
  const config = readProcessConfig()
  if (!config.ok) return config
  const location = config.value.store
  if (wish.mustExist && location.engine === 'sqlite' && !existsSync(location.file)) {
    return err(`Хранилища нет: файл ${location.file} не найден. Проверьте OBYEKTIV_DATA.`)
  }
  try {
    return ok(openStore(location))
  } catch (error) {
    if (error instanceof StoreFailure) return err(error.message)
    throw error
  }
}
