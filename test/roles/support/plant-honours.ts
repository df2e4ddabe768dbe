import type { App } from '#app'
import type { Act } from '#audit'
import { assert } from '#kernel/assert'
import type { Result } from '#kernel/result'
import { importCandidateUpload, readCandidateFile, stageCandidates } from '#honours'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { Target } from './two-municipalities.ts'

const act: Act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' }

/** In each municipality a file of candidates that waits for its confirmation, and one that was imported. */
export async function plantHonours(
  app: App,
  nodes: ReadonlyMap<string, { readonly id: NodeId; readonly path: string }>,
  municipalities: readonly { readonly code: string; readonly schools: readonly string[] }[],
): Promise<Record<'honours-upload' | 'honours-import', readonly Target[]>> {
  const unknown: Target = { name: 'unknown', id: 'no-such-thing', kind: 'object' }
  const targets = { 'honours-upload': [unknown], 'honours-import': [unknown] }
  for (const { code, schools } of municipalities) {
    const place = nodes.get(code)!
    const rows = schools.map((login) => `${login};1001;Медаль I степени`)
    const bytes = new TextEncoder().encode(['Логин школы;Код участника;Награда', ...rows].join('\n'))
    const file = must(await readCandidateFile(bytes, 'Претенденты (Демо).csv'))
    const [upload, imported] = await app.store.write(async (tx) => {
      const node = (await getNode(tx, place.id))!
      const stage = async () => must(await stageCandidates(tx, act, { node, year: 2026, file, examsComplete: false }))
      const done = must(await importCandidateUpload(tx, act, { upload: await stage(), mode: 'stop' }))
      return [await stage(), done.id] as const
    })
    targets['honours-upload'].push({ name: `of ${code}`, id: upload, kind: 'object', path: place.path })
    targets['honours-import'].push({ name: `of ${code}`, id: imported, kind: 'object', path: place.path })
  }
  return targets
}

function must<T>(result: Result<T, unknown>): T {
  assert(result.ok, `plantHonours: a verb refused: ${result.ok ? '' : JSON.stringify(result.error)}`)
  return result.value
}
