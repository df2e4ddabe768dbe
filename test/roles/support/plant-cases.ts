import type { App } from '#app'
import '#cases'
import type { CaseId } from '#cases/model'
import { newId } from '#kernel/new-id'
import type { NodeId } from '#organisations/model'
import type { Target } from './two-municipalities.ts'

const at = '2026-11-22T09:00:00.000Z'

/** A case of every school that was asked; put in by hand, since these few works show no signs. */
export async function plantCases(
  app: App,
  nodes: ReadonlyMap<string, { readonly id: NodeId; readonly path: string }>,
  municipalities: readonly { readonly schools: readonly string[] }[],
): Promise<readonly Target[]> {
  const targets: Target[] = [{ name: 'unknown', id: 'no-such-thing', kind: 'object' }]
  await app.store.write(async (tx) => {
    for (const code of municipalities.flatMap(({ schools }) => schools)) {
      const school = nodes.get(code)!
      const id = newId<CaseId>()
      await tx
        .insertInto('school_case')
        .values({
          id,
          school_id: school.id,
          year: 2026,
          state: 'asked',
          screened_at: at,
          school_q: 0.01,
          signs: '[]',
          official: null,
          request: 'Синтетический вопрос',
          request_due: null,
          requested_at: at,
          answer: null,
          answered_at: null,
          decision: null,
          decision_reason: null,
          decided_at: null,
          decided_by: null,
          changed_at: at,
          changed_by: 'system',
          version: 1,
        })
        .execute()
      targets.push({ name: `of ${code}`, id, kind: 'object', path: school.path })
    }
  })
  return targets
}
