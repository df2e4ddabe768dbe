import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { err, ok, type Result } from '#kernel/result'

export interface Written {
  readonly target: string
  /** Bytes, a text, or either in pieces. */
  readonly content: Uint8Array | string | Iterable<string | Uint8Array>
}

/** Writes all the files or none: each beside its place first, then all are put in place. A fault is one Russian sentence. */
export function writeWhole(files: readonly Written[]): Result<void, string> {
  const ready: { readonly from: string; readonly to: string }[] = []
  for (const { target, content } of files) {
    // A pipe or a device is written as it is: nothing may be put in its place.
    const place = isPlainPlace(target) ? `${target}.${process.pid}.tmp` : target
    if (place !== target) ready.push({ from: place, to: target })
    try {
      writeContent(place, content)
    } catch (error) {
      for (const { from } of ready) rmSync(from, { force: true })
      return err(writeFaultSentence(target, error))
    }
  }
  for (const { from, to } of ready) renameSync(from, to)
  return ok(undefined)
}

function isPlainPlace(target: string): boolean {
  const found = statSync(target, { throwIfNoEntry: false })
  return target !== '' && (found === undefined || found.isFile())
}

function writeContent(place: string, content: Written['content']): void {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    writeFileSync(place, content)
    return
  }
  const file = openSync(place, 'w')
  try {
    for (const piece of inLargePieces(content)) writeFileSync(file, piece)
  } finally {
    closeSync(file)
  }
}

const pieceLength = 262_144

/** Small texts are joined: a call of the system for every line of a country would take longer than the lines. */
function* inLargePieces(content: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let text = ''
  for (const piece of content) {
    if (typeof piece === 'string') {
      text += piece
      if (text.length < pieceLength) continue
    }
    yield text
    text = ''
    if (typeof piece !== 'string') yield piece
  }
  yield text
}

/** What kept a file or folder from being written, as one Russian sentence; anything else is thrown again. */
export function writeFaultSentence(target: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
      return target === '' ? 'Имя файла для ответа пусто.' : `Не удалось записать «${target}»: нет такой папки.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Не удалось записать «${target}»: нет права на запись.`
    case 'EISDIR':
      return `Не удалось записать «${target}»: это папка, а нужен файл.`
    case 'ENOTDIR':
      return `Не удалось записать «${target}»: часть пути не папка.`
    case 'ENOSPC':
      return `Не удалось записать «${target}»: на диске не хватает места.`
    default:
      if (code === undefined) throw error
      return `Не удалось записать «${target}» (${String(code)}).`
  }
}
