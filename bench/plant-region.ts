import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addPerson, grantRole } from '#access'
import type { Role } from '#access/model'
import { type App, openApp, readConfig } from '#app'
import type { Result } from '#kernel/result'
import { createNode } from '#organisations'
import type { NodeId, NodeKind } from '#organisations/model'
import { importStaged } from '#results'
import { runScreening } from '#screening'
import type { TaskScore } from '#results/model'
import type { StagedFile, StagedWork } from '../src/results/staged.ts'
import {
  designAssessments,
  mechanisms,
  type Recipe,
  type SimulatedClass,
  simulateSchools,
  standardRecipe,
} from './simulate-works.ts'

/** A region of 1,000 schools in four municipalities and about 300,000 works of one spring. */
const largeRegion: Recipe = {
  ...standardRecipe,
  schools: 1000,
  schoolsPerMunicipality: 250,
  pupils: [11, 36],
  plantedShare: 0.12,
  planted: mechanisms,
}

export const benchPassword = 'синтетический пароль замера'
export const benchPeople: readonly { readonly role: Role; readonly email: string; readonly at: string }[] = [
  { role: 'municipal-coordinator', email: 'koordinator@bench.invalid', at: 'reg99_m001' },
  { role: 'regional-analyst', email: 'analitik@bench.invalid', at: 'reg99' },
]

const act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' } as const

/** The store of the region in `folder`, made by the same verbs as a real one; a folder that is complete is left alone. */
export async function plantRegion(folder: string, recipe = largeRegion): Promise<void> {
  const stamp = join(folder, 'complete')
  if (existsSync(stamp)) return
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const config = readConfig({ OBYEKTIV_DATA: folder, LOG_LEVEL: 'warn' })
  if (!config.ok) throw new Error(config.error)
  await using app = await openApp(config.value)
  const nodes = await plantTree(app, recipe)
  await plantPeople(app, nodes)
  let works = 0
  for (const [municipality, file] of filesByMunicipality(recipe)) {
    await app.store.write(async (tx) => {
      const node = nodes.get(municipality)!
      const fileSha256 = `synthetic ${municipality}`
      must(await importStaged(tx, { staged: file, findings: [], mode: 'stop', node, fileSha256, act }))
    })
    works += file.dataRows
    console.log(`${municipality}: ${works} works in the store`)
  }
  await runScreening(app.store, { node: nodes.get('reg99')!, act, signal: new AbortController().signal })
  writeFileSync(stamp, `${works} works\n`)
}

async function plantTree(app: App, recipe: Recipe): Promise<Map<string, NodeId>> {
  const nodes = new Map<string, NodeId>()
  await app.store.write(async (tx) => {
    const plant = async (kind: NodeKind, parent: string | undefined, code: string, name: string): Promise<void> => {
      const parentId = parent === undefined ? null : nodes.get(parent)!
      nodes.set(code, must(await createNode(tx, act, { kind, parentId, code, name })))
    }
    await plant('region', undefined, 'reg99', 'Синтетическая область')
    const municipalities = recipe.schools / recipe.schoolsPerMunicipality
    for (let m = 1; m <= municipalities; m++) await plant('municipality', 'reg99', code(m), `Синтетический округ ${m}`)
    for (let n = 1; n <= recipe.schools; n++) {
      const municipality = code(Math.ceil(n / recipe.schoolsPerMunicipality))
      await plant('school', municipality, `edu99${String(n).padStart(4, '0')}`, `Синтетическая школа № ${n}`)
    }
  })
  return nodes
}

async function plantPeople(app: App, nodes: ReadonlyMap<string, NodeId>): Promise<void> {
  const passwordHash = await app.signIn.hashPassword(benchPassword)
  await app.store.write(async (tx) => {
    for (const { role, email, at } of benchPeople) {
      const personId = must(await addPerson(tx, act.at, { name: `Синтетический ${role}`, email, passwordHash }))
      must(await grantRole(tx, act, { personId, role, nodeId: nodes.get(at)! }))
    }
  })
}

function* filesByMunicipality(recipe: Recipe): Generator<readonly [municipality: string, file: StagedFile]> {
  const designs = designAssessments(recipe)
  let classes: SimulatedClass[] = []
  let schools = 0
  for (const school of simulateSchools(recipe, designs)) {
    classes.push(...school.classes)
    schools++
    if (schools % recipe.schoolsPerMunicipality !== 0) continue
    const municipality = classes[0]!.municipality
    const parts = designs.map(({ assessment }) => ({
      assessment,
      works: classes.flatMap((each) => (each.assessment.id === assessment.id ? stageClass(each) : [])),
      aggregates: [],
    }))
    const dataRows = parts.reduce((sum, part) => sum + part.works.length, 0)
    const fileName = `synthetic ${municipality}.csv`
    yield [municipality, { kind: 'dataset', fileName, parts, markers: [], schools: new Map(), findings: [], dataRows }]
    classes = []
  }
}

function stageClass({ school, municipality, classLabel, works }: SimulatedClass): StagedWork[] {
  return works.map(({ participant, variant, journal, scores, total, mark }, index) => ({
    row: index + 2,
    sheet: classLabel,
    school,
    municipality,
    work:
      scores === undefined
        ? { attendance: 'absent', participant, classLabel, journalMark: journal }
        : {
            attendance: 'present',
            participant,
            classLabel,
            variant,
            scores: Array.from(scores, (score): TaskScore => (score < 0 ? 'X' : score)),
            total,
            mark,
            journalMark: journal,
          },
  }))
}

function code(municipality: number): string {
  return `reg99_m${String(municipality).padStart(3, '0')}`
}

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
