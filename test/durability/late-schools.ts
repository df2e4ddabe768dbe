import { addPerson, grantRole } from '#access'
import type { Act } from '#audit'
import type { Store } from '#db'
import { readPlainText } from '#documents'
import { assert } from '#kernel/assert'
import type { Result } from '#kernel/result'
import { createNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { createPlanFromReading, putPlanInForce, readPlan } from '#plan'

const municipality = 'm' as NodeId
const act: Act = { actor: 'system', at: '2026-09-01T06:00:00.000Z' }

const text = [
  'План мероприятий (Демо) на 2026/2027 учебный год',
  ['№', 'Мероприятие', 'Срок', 'Ответственные', 'Результат'].join('\t'),
  ['1', 'Отчёт школы о ходе плана', 'до 18 ноября 2026 г.', 'Директора школ', 'Отчёт'].join('\t'),
  ['2', 'Сверка отметок', 'до 17 ноября 2026 г.', 'Директора школ', 'Справка'].join('\t'),
].join('\n')

/** So many schools, each with a head who is late with both measures of a plan in force. */
export async function plantLateSchools(store: Store, count: number): Promise<void> {
  await store.write(async (tx) => {
    for (let index = 1; index <= count; index++) {
      const number = String(index).padStart(3, '0')
      const school = must(
        await createNode(tx, act, {
          kind: 'school',
          parentId: municipality,
          code: `edu990${number}`,
          name: `СОШ № ${index} (Демо)`,
        }),
      )
      const head = { name: `Директор ${number} (Демо)`, email: `direktor${number}@demo.invalid`, passwordHash: '-' }
      const personId = must(await addPerson(tx, act.at, head))
      must(await grantRole(tx, act, { personId, role: 'school-head', nodeId: school }))
    }
    const decision = { scope: 'all-schools', ownerRole: 'school-head' } as const
    const plan = await createPlanFromReading(tx, act, {
      node: municipality,
      reading: must(readPlan(readPlainText(text))),
      fileName: 'план-демо.txt',
      decisions: { measures: { 1: decision, 2: decision } },
    })
    must(await putPlanInForce(tx, act, must(plan)))
  })
}

function must<T>(result: Result<T, unknown>): T {
  assert(result.ok, `plantLateSchools: a verb refused: ${result.ok ? '' : JSON.stringify(result.error)}`)
  return result.value
}
