import type { PersonId, Role } from '#access/model'
import { appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { assert } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { getNode, listRegions, readSetting } from '#organisations'
import type { NodeId } from '#organisations/model'
import { clearStore } from './clear-store.ts'
import { generateDemo } from './generate-demo.ts'
import type { DemoMunicipality } from './model.ts'
import { plantCalendar } from './plant-calendar.ts'
import { plantPeople } from './plant-people.ts'
import { plantHeads } from './plant-heads.ts'
import { plantHonours } from './plant-honours.ts'
import { plantLetters } from './plant-letters.ts'
import { plantMeetings } from './plant-meetings.ts'
import { plantOrders } from './plant-orders.ts'
import { plantPlan } from './plant-plan.ts'
import { plantReports } from './plant-reports.ts'
import { plantResults } from './plant-results.ts'
import { plantSchoolPlans } from './plant-school-plans.ts'
import { plantSavedFilters } from './plant-saved-filters.ts'
import { plantTree } from './plant-tree.ts'

export interface PlantRequest {
  readonly at: Instant
  /** Of `demoPassword`, made before the transaction: hashing takes a tenth of a second. */
  readonly passwordHash: string
  /** Made here where it is absent; making it takes a second or two. */
  readonly demo?: DemoMunicipality
  /** Hears how far it is, 0…1. */
  readonly onProgress?: (share: number) => void
}

export interface PlantedDemo {
  readonly municipality: NodeId
  readonly people: ReadonlyMap<Role, PersonId>
}

export type PlantRefusal = 'store-in-use' | 'not-a-demonstration'

/** One Russian sentence: why nothing was changed, and what to do. */
export const plantRefusalSentences: Readonly<Record<PlantRefusal, string>> = {
  'store-in-use':
    'В хранилище уже есть организации. Демонстрация ставится только в пустое: укажите другую папку данных в OBYEKTIV_DATA.',
  'not-a-demonstration': 'В этом хранилище рабочие данные, а не демонстрация. Сбросить можно только демонстрацию.',
}

/**
 * The whole demonstration into an empty store, in the caller's transaction: tree, people, specifications, results, a plan. It is
 * never put beside real work: assessments are common to a store, and invented ones would stand in the way of real ones.
 */
export async function plantDemo(tx: WriteTx, request: PlantRequest): Promise<Result<PlantedDemo, PlantRefusal>> {
  if ((await listRegions(tx)).length > 0) return err('store-in-use')
  return ok(await plant(tx, request, 'demo.plant'))
}

/** Back to the beginning: everything but the audit log is removed and planted anew. Sessions end, codes and ids change. */
export async function resetDemo(tx: WriteTx, request: PlantRequest): Promise<Result<PlantedDemo, PlantRefusal>> {
  if (!(await isDemonstration(tx))) return err('not-a-demonstration')
  await clearStore(tx)
  return ok(await plant(tx, request, 'demo.reset'))
}

/** True where everything in the store is the demonstration. */
export async function isDemonstration(tx: ReadTx): Promise<boolean> {
  const regions = await listRegions(tx)
  for (const { path } of regions) if (!(await readSetting(tx, path, 'demonstration'))) return false
  return regions.length > 0
}

async function plant(tx: WriteTx, request: PlantRequest, action: 'demo.plant' | 'demo.reset'): Promise<PlantedDemo> {
  const { at, passwordHash, demo = generateDemo(), onProgress = () => {} } = request
  const system = { actor: 'system', at } as const
  const { municipality } = await plantTree(tx, system, demo)
  const people = await plantPeople(tx, system, demo, passwordHash)
  const coordinator = people.get('municipal-coordinator')
  assert(coordinator !== undefined, 'plantDemo: the demonstration must have a municipal coordinator')
  await plantResults(tx, { actor: coordinator, at }, demo, municipality, onProgress)
  const schoolHead = people.get('school-head')
  assert(schoolHead !== undefined, 'plantDemo: the demonstration must have a school head')
  const schoolCode = demo.people.find((person) => person.role === 'school-head')?.node.code ?? ''
  const heads = await plantHeads(tx, system, municipality, { head: schoolHead, schoolCode }, passwordHash)
  const place = await getNode(tx, municipality)
  assert(place !== undefined, 'plantDemo: the municipality was planted')
  await plantCalendar(tx, at, place, demo, { coordinator, heads })
  const plan = await plantPlan(tx, at, municipality, { coordinator, heads })
  await plantSavedFilters(tx, at, municipality, coordinator)
  await plantSchoolPlans(tx, at, plan, { coordinator, heads })
  const node = await getNode(tx, municipality)
  const head = people.get('head-of-authority')
  assert(node !== undefined && head !== undefined, 'plantDemo: the demonstration has an authority and its head')
  await plantOrders(tx, at, node, { coordinator, head })
  const ownSchool = [...heads].find(([, each]) => each === schoolHead)?.[0]
  assert(ownSchool !== undefined, 'plantDemo: the school head of the demonstration must have a school')
  await plantMeetings(tx, at, { municipality, plan, coordinator, heads, ownSchool, schoolHead })
  await plantHonours(tx, node, demo, coordinator)
  await plantReports(tx, at, municipality, { coordinator, headOfAuthority: head, school: ownSchool, schoolHead })
  const methodist = people.get('methodist')
  assert(methodist !== undefined, 'plantDemo: the demonstration must have a methodist')
  await plantLetters(tx, at, { nodePath: node.path, coordinator, methodist, heads })
  await appendAudit(tx, {
    ...system,
    action,
    nodePath: node.path,
    subject: demo.municipality.code,
    details: { seed: demo.seed, schools: demo.schools.length, works: demo.works.length },
  })
  return { municipality, people }
}
