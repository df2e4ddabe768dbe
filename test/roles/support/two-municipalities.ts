import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addPerson, grantRole } from '#access'
import { type Grant, type PersonId, type Role, roleNodeKinds, roles } from '#access/model'
import { type App, openApp, readConfig } from '#app'
import { assert } from '#kernel/assert'
import type { Result } from '#kernel/result'
import { createNode, getNode } from '#organisations'
import type { NodeId, NodeKind } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import { loadAssessments } from '#procedures'
import { makeAnalyticNote } from '#reports'
import { importStaged, packStaged, readResultsFile, saveStaged, stageUpload } from '#results'
import { runScreening } from '#screening'
import { type RunningServer, startServer } from '../../e2e/support/start-server.ts'
import {
  demoMarked,
  demoRussian4,
  demoRussian4Scale,
  demoWorks,
  fileBytes,
  individualFile,
} from '../../support/federal-files.ts'
import type { Subject } from '../route-access.ts'
import { plantCases } from './plant-cases.ts'
import { plantHonours } from './plant-honours.ts'
import { plantOrders } from './plant-orders.ts'
import { plantEvents } from './plant-events.ts'
import { plantMeetings } from './plant-meetings.ts'
import { plantPlans } from './plant-plans.ts'
import { plantReports } from './plant-reports.ts'

/** Something an address may name. `path` is that of the place it belongs to; absent where there is nothing. */
export interface Target {
  readonly name: string
  readonly id: string
  readonly kind: NodeKind | 'object'
  readonly path?: string
}

export interface Visitor {
  readonly role: Role
  readonly grant: Grant
  readonly cookie: string
}

export interface TwoMunicipalities extends AsyncDisposable {
  readonly server: RunningServer
  readonly visitors: readonly Visitor[]
  readonly targets: Readonly<Record<Subject, readonly Target[]>>
  /** The one that both have results of. */
  readonly assessment: AssessmentId
}

const act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' } as const
const password = 'три мокрых журавля'
const mailOf = (role: Role): string => `${role}@demo.invalid`

/** Code, kind, code above, name. */
const tree = [
  ['reg99', 'region', undefined, 'Синтетическая область'],
  ['reg99_m001', 'municipality', 'reg99', 'Город Заречный'],
  ['edu990001', 'school', 'reg99_m001', 'СОШ № 1'],
  ['edu990002', 'school', 'reg99_m001', 'СОШ № 2'],
  ['reg99_m002', 'municipality', 'reg99', 'Город Озёрный'],
  ['edu990101', 'school', 'reg99_m002', 'СОШ № 101'],
  ['edu990102', 'school', 'reg99_m002', 'СОШ № 102'],
] as const

/** Where each role is held: at the lowest kind of node it may be held at, in the first municipality. */
const homes: Readonly<Record<NodeKind, string>> = {
  region: 'reg99',
  municipality: 'reg99_m001',
  school: 'edu990001',
}

const municipalities = [
  { code: 'reg99_m001', schools: ['edu990001', 'edu990002'] },
  { code: 'reg99_m002', schools: ['edu990101', 'edu990102'] },
] as const

/** The real program on a store with two municipalities, everything twice, and one signed-in person for each role. */
export async function openTwoMunicipalities(): Promise<TwoMunicipalities> {
  const folder = mkdtempSync(join(tmpdir(), 'obyektiv-roles-'))
  const planted = await plant(folder)
  const server = await startServer({ dataFolder: folder })
  const visitors: Visitor[] = []
  for (const [role, grant] of planted.grants) visitors.push({ role, grant, cookie: await signIn(server.origin, role) })
  return {
    server,
    visitors,
    targets: planted.targets,
    assessment: planted.assessment,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function plant(folder: string) {
  const config = readConfig({ OBYEKTIV_DATA: folder, LOG_LEVEL: 'silent' })
  assert(config.ok, 'plant: the configuration must be sound')
  await using app = await openApp(config.value)
  const nodes = await plantTree(app)
  const { grants, people } = await plantPeople(app, nodes)
  const objects = { upload: [] as Target[], import: [] as Target[], document: [] as Target[] }
  for (const { code, schools } of municipalities) {
    const { id, path } = nodes.get(code)!
    const made = await plantResults(app, id, schools)
    for (const [subject, value] of Object.entries(made) as [keyof typeof objects, string][])
      objects[subject].push({ name: `of ${code}`, id: value, kind: 'object', path })
  }
  const plans = await plantPlans(app, nodes, municipalities)
  const events = await plantEvents(app, nodes, municipalities)
  const meetings = await plantMeetings(app, nodes, municipalities)
  const orders = await plantOrders(app, nodes, municipalities)
  const cases = await plantCases(app, nodes, municipalities)
  const honours = await plantHonours(app, nodes, municipalities)
  const reports = await plantReports(app, nodes, municipalities)
  await runScreening(app.store, { node: nodes.get('reg99')!.id, act, signal: new AbortController().signal })
  const unknown: Target = { name: 'unknown', id: 'no-such-thing', kind: 'object' }
  const targets: Record<Subject, readonly Target[]> = {
    node: [
      ...tree.map(([code, kind]): Target => ({ name: code, id: code, kind, path: nodes.get(code)!.path })),
      { name: 'unknown', id: 'edu999999', kind: 'object' },
    ],
    upload: [...objects.upload, unknown],
    import: [...objects.import, unknown],
    document: [...objects.document, unknown],
    person: [...people, unknown],
    ...plans,
    ...meetings,
    ...orders,
    case: cases,
    ...honours,
    event: events,
    ...reports,
  }
  const [assessment] = await app.store.read((tx) => loadAssessments(tx))
  assert(assessment !== undefined, 'plant: the imports must have made their assessment')
  return { grants, targets, assessment: assessment.id }
}

async function plantTree(app: App): Promise<Map<string, { readonly id: NodeId; readonly path: string }>> {
  return app.store.write(async (tx) => {
    const nodes = new Map<string, { readonly id: NodeId; readonly path: string }>()
    for (const [code, kind, parent, name] of tree) {
      const parentId = parent === undefined ? null : nodes.get(parent)!.id
      const id = must(await createNode(tx, act, { kind, parentId, code, name }))
      nodes.set(code, { id, path: (await getNode(tx, id))!.path })
    }
    return nodes
  })
}

async function plantPeople(app: App, nodes: ReadonlyMap<string, { readonly id: NodeId; readonly path: string }>) {
  const passwordHash = await app.signIn.hashPassword(password)
  return app.store.write(async (tx) => {
    const settle = async (email: string, role: Role, code: string): Promise<PersonId> => {
      const personId = must(await addPerson(tx, act.at, { name: `Синтетический ${email}`, email, passwordHash }))
      must(await grantRole(tx, act, { personId, role, nodeId: nodes.get(code)!.id }))
      return personId
    }
    const grants = new Map<Role, Grant>()
    for (const role of roles) {
      const kinds = roleNodeKinds[role]
      const code = homes[kinds.includes('municipality') ? 'municipality' : kinds[0]!]
      const { id: nodeId, path: nodePath } = nodes.get(code)!
      await settle(mailOf(role), role, code)
      grants.set(role, { role, nodeId, nodePath })
    }
    const people: Target[] = []
    for (const code of ['edu990001', 'reg99_m001', 'edu990101', 'reg99_m002']) {
      const role = code.startsWith('edu') ? 'school-coordinator' : 'municipal-coordinator'
      const id = await settle(`${code}@demo.invalid`, role, code)
      people.push({ name: `of ${code}`, id, kind: 'object', path: nodes.get(code)!.path })
    }
    return { grants, people }
  })
}

/** A file that waits for its confirmation, the same file imported, and a note about it. */
async function plantResults(app: App, node: NodeId, schools: readonly string[]) {
  const works = (login: string) => demoMarked(demoWorks(demoRussian4, 40, Number(login.slice(3))), demoRussian4Scale)
  const file = individualFile(
    demoRussian4,
    schools.map((login) => ({ login, name: login, works: works(login) })),
  )
  const bytes = fileBytes(file)
  const staged = must(await readResultsFile(bytes, file.fileName))
  const packed = await packStaged({ staged, findings: [] })
  const { upload, imported } = await app.store.write(async (tx) => {
    const { id } = await stageUpload(tx, { node, fileName: file.fileName, bytes, act })
    await saveStaged(tx, id, packed)
    const request = { staged, findings: [], mode: 'stop', node, fileSha256: `synthetic ${node}`, act } as const
    return { upload: id, imported: must(await importStaged(tx, request)) }
  })
  const place = await app.store.read((tx) => getNode(tx, node))
  assert(place !== undefined && place.kind === 'municipality', 'plantResults: node must be a municipality')
  const assessments = imported.receipt.assessments.map(({ id }) => id) as readonly AssessmentId[]
  const note = await makeAnalyticNote(app.store, act, {
    node: { ...place, kind: place.kind },
    issuer: place,
    assessments,
  })
  return { upload, import: imported.id, document: must(note).id }
}

async function signIn(origin: string, role: Role): Promise<string> {
  const answer = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email: mailOf(role), password }),
  })
  assert(answer.status === 302, `signIn: ${role} must get in, got ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

function must<T>(result: Result<T, unknown>): T {
  assert(result.ok, `must: expected a success, got ${JSON.stringify(result)}`)
  return result.value
}
