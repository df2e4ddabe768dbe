import type { App } from '#app'
import { planEventChange, writeEventChange } from '#calendar'
import { assert } from '#kernel/assert'
import type { NodeId } from '#organisations/model'
import type { Target } from './two-municipalities.ts'

const act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' } as const

/** In each municipality an event of its calendar. */
export async function plantEvents(
  app: App,
  nodes: ReadonlyMap<string, { readonly id: NodeId; readonly path: string }>,
  municipalities: readonly { readonly code: string }[],
): Promise<readonly Target[]> {
  const targets: Target[] = []
  await app.store.write(async (tx) => {
    for (const { code } of municipalities) {
      const { id: node, path } = nodes.get(code)!
      const dates = { start: '2026-10-26', end: '2026-11-03', basis: 'приказ (Демо)' }
      const draft = { node, schoolYear: 2026, kind: 'holidays', name: 'Осенние каникулы', ...dates } as const
      const planned = await planEventChange(tx, act, { kind: 'add', draft })
      assert(planned.ok, 'plantEvents: the event must be sound')
      const written = await writeEventChange(tx, act, planned.value)
      assert(written.ok && written.value !== undefined, 'plantEvents: the event must be written')
      targets.push({ name: `of ${code}`, id: written.value.id, kind: 'object', path })
    }
  })
  return [...targets, { name: 'unknown', id: 'no-such-thing', kind: 'object' }]
}
