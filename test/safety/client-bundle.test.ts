import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildPagesIfStale } from '../../src/cli/build-pages.ts'
import { root } from './source-files.ts'

interface Manifest {
  readonly entry: { readonly module: string; readonly imports: readonly string[] }
  readonly routes: Readonly<
    Record<
      string,
      {
        readonly id: string
        readonly parentId?: string
        readonly path?: string
        readonly module: string
        readonly imports?: readonly string[]
      }
    >
  >
}

/** What a browser may weigh on the first page, gzipped. */
const budget = 200_000

/** Traces that a server-only package leaves in a bundle. */
const serverOnly = [
  /["']node:[a-z_/]+["']/,
  /better-sqlite3|SQLITE_BUSY/,
  /\bpg-protocol\b|pg_advisory/,
  /kysely|SelectQueryNode/i,
  /duckdb/i,
  /better-auth\/adapters|betterAuth\(/,
  /nodemailer/,
  /Document\.Footnotes|word\/document\.xml/,
]

describe('the client', () => {
  const client = join(root, 'build', 'client')
  beforeAll(async () => {
    expect(await buildPagesIfStale(() => {})).toMatchObject({ ok: true })
  })

  const scripts = (): string[] => readdirSync(join(client, 'assets')).filter((name) => name.endsWith('.js'))
  const textOf = (name: string): string => readFileSync(join(client, 'assets', name), 'utf8')

  it('carries nothing of the server', () => {
    const found = scripts().flatMap((name) =>
      serverOnly.filter((trace) => trace.test(textOf(name))).map((trace) => `${name}: ${trace}`),
    )
    expect(found).toEqual([])
  })

  it.each(['routes/home', 'routes/account/sign-in', 'routes/schools/attention-areas'])(
    'weighs under 200 kB gzipped on %s',
    (page) => {
      const manifest = readManifest()
      const pages = Object.keys(manifest.routes)
      const weight = [...scriptsOf(manifest, page)].reduce(
        (sum, path) => sum + gzipSync(readFileSync(join(client, path))).length,
        0,
      )
      console.log(`${page}: ${(weight / 1000).toFixed(1)} kB gzipped`)
      expect(pages).toContain(page)
      expect(weight).toBeLessThan(budget)
    },
  )

  function readManifest(): Manifest {
    const name = readdirSync(join(client, 'assets')).find((file) => file.startsWith('manifest-'))
    const text = textOf(name ?? '')
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
  }

  /** What the first visit of a page loads: the entry, the page and the layouts around it, and what these import. */
  function scriptsOf(manifest: Manifest, page: string): Set<string> {
    const found = new Set([manifest.entry.module, ...manifest.entry.imports])
    for (let id: string | undefined = page; id !== undefined; id = manifest.routes[id]?.parentId) {
      const route = manifest.routes[id]
      for (const path of route === undefined ? [] : [route.module, ...(route.imports ?? [])]) found.add(path)
    }
    return new Set([...found].filter((path) => statSync(join(client, path)).isFile()))
  }
})
