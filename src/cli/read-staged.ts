import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { err, ok, type Result } from '#kernel/result'
import { readDatasetFolder, readResultsFile } from '#results'
import type { StagedFile } from '#results/model'

export interface ReadPlace {
  readonly staged: StagedFile
  /** Of the file's bytes, or of all files of the folder in the order of their names. */
  readonly sha256: string
}

/** Reads a file of results or a dataset folder; the error is one Russian sentence with the file's name. */
export async function readStaged(place: string): Promise<Result<ReadPlace, string>> {
  const found = await stat(place).catch(() => undefined)
  if (found === undefined) return err(`«${place}» не найдено.`)
  const hash = createHash('sha256')
  if (found.isDirectory()) {
    const names = (await readdir(place)).toSorted().filter((name) => /\.(json|csv|parquet)$/i.test(name))
    const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(place, name)) })))
    for (const { bytes } of files) hash.update(bytes)
    const read = await readDatasetFolder(files, basename(place))
    return read.ok ? ok({ staged: read.value, sha256: hash.digest('hex') }) : err(`${place}: ${read.error.sentence}`)
  }
  const bytes = await readFile(place)
  const read = await readResultsFile(bytes, basename(place))
  if (!read.ok) return err(`${place}: ${read.error.sentence}`)
  return ok({ staged: read.value, sha256: hash.update(bytes).digest('hex') })
}
