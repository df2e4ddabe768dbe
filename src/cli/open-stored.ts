import { existsSync } from 'node:fs'
import { readProcessConfig } from '#app'
import { openStore, type Store, StoreFailure, type StoreFailureKind } from '#db'
import { err, ok, type Result } from '#kernel/result'

export interface CannotOpen {
  readonly kind: StoreFailureKind | 'no-store' | 'bad-config'
  /** One Russian sentence. */
  readonly sentence: string
}

/** Opens the store as it lies, without taking migration steps. */
export function openStored(wish: { readonly mustExist: boolean }): Result<Store, CannotOpen> {
  const config = readProcessConfig()
  if (!config.ok) return err({ kind: 'bad-config', sentence: config.error })
  const location = config.value.store
  if (wish.mustExist && location.engine === 'sqlite' && !existsSync(location.file)) {
    return err({
      kind: 'no-store',
      sentence: `Хранилища нет: файл ${location.file} не найден. Проверьте OBYEKTIV_DATA.`,
    })
  }
  try {
    return ok(openStore(location))
  } catch (error) {
    if (error instanceof StoreFailure) return err({ kind: error.kind, sentence: error.message })
    throw error
  }
}
