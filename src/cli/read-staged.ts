import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { err, ok, type Result } from '#kernel/result'
import { type DatasetFile, readDatasetFolder, readResultsFile } from '#results'
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
  const files = await readFiles(place, found.isDirectory())
  if (files === undefined) return err(`«${place}» не читается: проверьте права на чтение.`)
  if (found.isDirectory()) {
    for (const { bytes } of files) hash.update(bytes)
    const read = await readDatasetFolder(files, basename(place))
    return read.ok ? ok({ staged: read.value, sha256: hash.digest('hex') }) : err(`${place}: ${read.error.sentence}`)
  }
  const { bytes } = files[0]!
  const read = await readResultsFile(bytes, basename(place))
  if (!read.ok) return err(`${place}: ${read.error.sentence}`)
  return ok({ staged: read.value, sha256: hash.update(bytes).digest('hex') })
}

/** The file itself, or the files of a dataset folder by name; undefined where one cannot be read. */
async function readFiles(place: string, isFolder: boolean): Promise<readonly DatasetFile[] | undefined> {
  try {
    if (!isFolder) return [{ name: basename(place), bytes: await readFile(place) }]
    const entries = await readdir(place, { withFileTypes: true })
    // Hidden files beside the data are the traces of other programs.
    const names = entries
      .filter((entry) => !entry.isDirectory() && /^[^.].*\.(json|csv|parquet)$/i.test(entry.name))
      .map(({ name }) => name)
      .toSorted()
    return await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(place, name)) })))
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}
