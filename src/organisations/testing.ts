import type { Act } from '#audit'
import { migrations as auditMigrations } from '#audit'
import type { Store, WriteTx } from '#db'
import { temporaryStore } from '#db/testing'
import { assert } from '#kernel/assert'
import type { Result } from '#kernel/result'
import { createNode, migrations } from './index.ts'
import type { NodeId } from './model.ts'

export const testAct: Act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' }

/** A small synthetic tree: a region, two municipalities, three schools. */
export interface TestTree {
  readonly region: NodeId
  readonly town: NodeId
  readonly county: NodeId
  readonly schoolOne: NodeId
  readonly schoolTwo: NodeId
  readonly countySchool: NodeId
}

export async function plantTree(tx: WriteTx): Promise<TestTree> {
  const plant = async (
    kind: 'region' | 'municipality' | 'school',
    parentId: NodeId | null,
    code: string,
    name: string,
  ) => valueOf(await createNode(tx, testAct, { kind, parentId, code, name }))
  const region = await plant('region', null, 'reg99', 'Синтетическая область')
  const town = await plant('municipality', region, 'reg99_m001', 'Город Заречный')
  const county = await plant('municipality', region, 'reg99_m002', 'Ольховский район')
  const schoolOne = await plant('school', town, 'edu990001', 'СОШ № 2')
  const schoolTwo = await plant('school', town, 'edu990002', 'СОШ № 11')
  const countySchool = await plant('school', county, 'edu990003', 'Берёзовская СОШ')
  return { region, town, county, schoolOne, schoolTwo, countySchool }
}

export async function storeWithTree(engine: Store['engine']): Promise<{ store: Store; tree: TestTree }> {
  const store = await temporaryStore(engine, [...auditMigrations, ...migrations])
  return { store, tree: await store.write(plantTree) }
}

export function valueOf<T>(result: Result<T, unknown>): T {
  assert(result.ok, `valueOf: expected a success, got ${JSON.stringify(result)}`)
  return result.value
}
