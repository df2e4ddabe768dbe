import { readFile } from 'node:fs/promises'
import { err, ok, type Result } from '#kernel/result'

/** The bytes of a file that a person named, or one Russian sentence. */
export async function readBytes(file: string): Promise<Result<Uint8Array, string>> {
  return readFile(file).then(
    (bytes) => ok(new Uint8Array(bytes)),
    () => err(`Файл «${file}» не открывается: проверьте имя и права на чтение.`),
  )
}
