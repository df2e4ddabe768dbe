import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chooseProductionLibraries } from '#app/config'
import { err, ok, type Result } from '#kernel/result'

/** Root of the package: the folder with package.json. */
export const packageRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const stampFile = join(packageRoot, 'build', 'stamp')

/** What the client is made of: the pages, the browser-safe nouns they import, and the pinned versions. */
const inputs = ['src', 'public', 'package-lock.json', 'vite.config.ts', 'react-router.config.ts']

/** Builds the pages when their sources changed since the last build. */
export async function buildPagesIfStale(say: (line: string) => void): Promise<Result<void, string>> {
  const wanted = stampOf(inputs)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return ok(undefined)
  say('Собираю страницы (один раз, несколько секунд)…')
  const outcome = await runBuild()
  if (!outcome.ok) return outcome
  writeFileSync(stampFile, wanted)
  return ok(undefined)
}

function stampOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesUnder(join(packageRoot, path))).toSorted()) {
    hash.update(relative(packageRoot, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    // Not a folder: the path itself is the file.
    return [path]
  }
}

function runBuild(): Promise<Result<void, string>> {
  const cli = join(packageRoot, 'node_modules', '@react-router', 'dev', 'bin.cjs')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, 'build'], {
      cwd: packageRoot,
      env: chooseProductionLibraries(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const lines: string[] = []
    child.stdout.on('data', (chunk: Buffer) => lines.push(chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString()))
    child.on('error', (error) => resolve(err(`Страницы не собрались: ${error.message}`)))
    child.on('close', (code) =>
      resolve(code === 0 ? ok(undefined) : err(`Страницы не собрались:\n${lines.join('').trim()}`)),
    )
  })
}
