import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

export interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly text: string
}

/** Files by pattern, the tree as it lies: what is ignored by Git is left out by the patterns. */
export function sourceFiles(...patterns: readonly string[]): SourceFile[] {
  return globSync([...patterns], { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export interface Place {
  readonly path: string
  readonly line: number
  readonly text: string
}

/** Every line of the files that the pattern finds. */
export function linesWith(files: readonly SourceFile[], pattern: RegExp): Place[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [{ path, line: index + 1, text: line.trim() }] : [])),
  )
}
