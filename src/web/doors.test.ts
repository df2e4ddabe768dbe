import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RouterContextProvider } from 'react-router'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { can, decide, effectiveGrants, type Visitor } from '#access'
import { type Role, roles, roleTitles, type SessionId } from '#access/model'
import { type Action, type App, openApp, policy } from '#app'
import { demoPassword, plantDemo } from '#demo'
import { findNodeByCode } from '#organisations'
import type { FederalCode } from '#organisations/model'
import { runScreening } from '#screening'
import { appKey } from '#web/request-context'
import routes from './routes.ts'
import { requireVisitor, visitorKey } from './visitor.ts'

/** Pages before one is known. Everything else stands behind the shell, which lets nobody in unknown. */
const open = [
  'routes/account/start.tsx',
  'routes/account/sign-in.tsx',
  'routes/account/second-factor.tsx',
  'routes/account/oidc.ts',
  'routes/account/oidc-callback.ts',
  'routes/account/sign-out.ts',
  'routes/account/invitation.tsx',
  'routes/not-found.tsx',
]

/** Pages of the visitor's own, which ask for no right. */
const own = ['routes/home.tsx', 'routes/account/profile.tsx', 'routes/account/own-second-factor.tsx']

const region = 'reg99'
const town = 'reg99_m001'
const ownSchool = 'edu990006'
const foreignSchool = 'edu990001'
const missingSchool = 'edu999999'

/** Nodes to knock at: over, at and beside the visitor's own, and one that is not there. */
const codes = [region, town, ownSchool, foreignSchool, missingSchool]
const schools = [ownSchool, foreignSchool, missingSchool]

/** Where a page takes its node from: the visitor's own, an address, a form, or the node of a thing it shows. */
type Place = 'home' | 'param' | 'query:node' | 'query:parent' | 'form:node' | 'import' | 'person' | 'absent'

interface Ask {
  readonly action: Action
  readonly place: Place
  /** Asked at the visitor's own node before the thing is looked for at all, so that its id gives nothing away. */
  readonly first?: Action
  /** Codes of the nodes that such a page can be about, when not of all. */
  readonly about?: readonly string[]
  /** What else the address must say. */
  readonly search?: Readonly<Record<string, string>>
  /** When allowed it would change the world of the test even with an empty form. */
  readonly unasked?: true
}

const ask = (action: Action, place: Place, more: Partial<Ask> = {}): Ask => ({ action, place, ...more })

const uploading = ask('plan.edit', 'absent', { first: 'plan.edit' })
const readingPlan = ask('plan.read', 'absent', { first: 'plan.read' })
const editingPlan = ask('plan.edit', 'absent', { first: 'plan.read' })
const dating = ask('calendar.edit', 'absent', { first: 'calendar.edit' })
const datingHere = ask('calendar.edit', 'query:node')
const atSchool = (action: Action): Ask => ask(action, 'param', { about: schools })
const seeingExecution = ask('plan.read-executions', 'absent', { first: 'plan.read-executions' })

/** What each page asks, written down a second time: a page that asks for something else, or for nothing, is found. */
const doors: Readonly<Record<string, { readonly read?: Ask; readonly write?: Ask }>> = {
  'routes/settings/people.tsx': { read: ask('people.read', 'home'), write: ask('people.invite', 'home') },
  'routes/settings/invite.tsx': { read: ask('people.invite', 'home'), write: ask('people.invite', 'home') },
  'routes/settings/person.tsx': {
    read: ask('people.read', 'person', { first: 'people.read' }),
    write: ask('people.edit', 'person', { first: 'people.read' }),
  },
  'routes/settings/organisations.tsx': { read: ask('organisations.see', 'query:node') },
  'routes/settings/new-organisation.tsx': {
    read: ask('organisations.edit', 'query:parent', { about: [region, town, missingSchool] }),
    write: ask('organisations.edit', 'query:parent', { about: [region, town, missingSchool] }),
  },
  'routes/settings/school-list.tsx': {
    read: ask('organisations.edit', 'query:node'),
    write: ask('organisations.edit', 'query:node'),
  },
  'routes/settings/organisation.tsx': {
    read: ask('organisations.see', 'param'),
    write: ask('organisations.edit', 'param'),
  },
  'routes/settings/authority.tsx': {
    read: ask('organisations.read-settings', 'home'),
    write: ask('organisations.edit-settings', 'home'),
  },
  'routes/settings/audit.tsx': { read: ask('audit.read', 'query:node'), write: ask('audit.verify', 'home') },
  'routes/plan/today.tsx': { read: ask('plan.read-executions', 'home') },
  'routes/plan/plans.tsx': { read: ask('plan.read', 'home'), write: ask('plan.edit', 'home') },
  'routes/plan/plan-upload.tsx': { read: uploading, write: uploading },
  'routes/plan/plan.tsx': { read: readingPlan },
  'routes/plan/plan-draft.tsx': { read: editingPlan, write: editingPlan },
  'routes/plan/put-in-force.tsx': { read: editingPlan, write: editingPlan },
  'routes/plan/plan-matrix.tsx': { read: readingPlan },
  'routes/plan/plan-readers.tsx': { read: readingPlan, write: readingPlan },
  'routes/plan/plan-xlsx.ts': { read: readingPlan },
  'routes/plan/plan-document.ts': { read: readingPlan },
  'routes/plan/measure.tsx': { read: readingPlan },
  'routes/plan/execution.tsx': { read: seeingExecution, write: seeingExecution },
  'routes/plan/evidence-file.ts': { read: seeingExecution },
  'routes/plan/plan-changes.tsx': { read: readingPlan, write: readingPlan },
  'routes/plan/measure-edit.tsx': { read: editingPlan, write: editingPlan },
  'routes/plan/plan-owners.tsx': { read: ask('plan.assign', 'home'), write: ask('plan.assign', 'home') },
  'routes/plan/execution-owner.tsx': { read: seeingExecution, write: seeingExecution },
  'routes/calendar/calendar.tsx': { read: ask('calendar.read', 'query:node') },
  'routes/calendar/new-event.tsx': { read: datingHere, write: datingHere },
  'routes/calendar/event.tsx': { read: dating, write: dating },
  'routes/calendar/procedure.tsx': { read: ask('calendar.read', 'query:node'), write: datingHere },
  'routes/calendar/school-procedure.tsx': {
    read: atSchool('calendar.read-schools'),
    write: atSchool('calendar.edit-own'),
  },
  'routes/schools/attention-areas.tsx': {
    read: ask('screening.read-shielded', 'query:node'),
    write: ask('screening.run', 'query:node', { unasked: true }),
  },
  'routes/schools/areas-xlsx.ts': { read: ask('screening.read-shielded', 'query:node') },
  'routes/schools/school-area.tsx': { read: ask('screening.read-shielded', 'param', { about: schools }) },
  'routes/schools/cell-area.tsx': { read: ask('screening.read-shielded', 'param', { about: schools }) },
  'routes/schools/methods.tsx': { read: ask('organisations.see', 'home') },
  'routes/analysis/analysis.tsx': { read: ask('results.read-shielded', 'query:node') },
  'routes/analysis/overview-xlsx.ts': {
    read: ask('results.read-shielded', 'query:node', { search: { table: 'schools', year: '2025' } }),
  },
  'routes/analysis/assessment-analysis.tsx': { read: ask('results.read-shielded', 'query:node') },
  'routes/analysis/analysis-xlsx.ts': {
    read: ask('results.read-shielded', 'query:node', { search: { table: 'marks' } }),
  },
  'routes/data/data.tsx': { read: ask('procedures.read', 'home'), write: ask('results.import', 'home') },
  'routes/data/upload.tsx': {
    read: ask('results.import', 'absent', { first: 'results.import' }),
    write: ask('results.import', 'absent', { first: 'results.import' }),
  },
  'routes/data/annotated.ts': { read: ask('results.import', 'absent', { first: 'results.import' }) },
  'routes/data/receipt.tsx': {
    read: ask('results.read', 'import', { first: 'procedures.read' }),
    write: ask('results.undo-import', 'import', { first: 'procedures.read', unasked: true }),
  },
  'routes/data/assessments.tsx': { read: ask('procedures.read', 'home') },
  'routes/data/assessment.tsx': { read: ask('procedures.read', 'home'), write: ask('procedures.edit', 'home') },
  'routes/documents/documents.tsx': {
    read: ask('reports.read', 'home'),
    write: ask('reports.make-note', 'form:node', { unasked: true }),
  },
  'routes/documents/document-file.ts': { read: ask('reports.read', 'absent') },
}

/** Whose rights are told by facts of their own below. */
const toldBelow = ['routes/settings/settings.tsx']

type Knock = (args: { request: Request; params: Record<string, string>; context: RouterContextProvider }) => unknown

interface Page {
  readonly file: string
  readonly parents: readonly string[]
}

const pages: readonly Page[] = (function walk(
  entries: readonly RouteConfigEntry[],
  parents: readonly string[],
): Page[] {
  return entries.flatMap((entry) => [
    { file: entry.file, parents },
    ...walk(entry.children ?? [], [...parents, entry.file]),
  ])
})(routes, [])

const shell = 'routes/shell.tsx'

interface World {
  readonly app: App
  readonly visitors: ReadonlyMap<Role, Visitor>
  readonly assessment: string
  readonly importId: string
  readonly person: string
  pathOf(code: string): Promise<string | undefined>
}

let world: World
const folder = mkdtempSync(join(tmpdir(), 'obyektiv-'))

beforeAll(async () => {
  const app = await openApp({
    port: 0,
    host: '127.0.0.1',
    origin: 'http://localhost:3000',
    dataFolder: folder,
    store: { engine: 'sqlite', file: join(folder, 'store.sqlite') },
    logLevel: 'silent',
    oidc: 'off',
    smtp: 'off',
  })
  const passwordHash = await app.signIn.hashPassword(demoPassword)
  const planted = await app.store.write((tx) => plantDemo(tx, { at: app.clock(), passwordHash }))
  if (!planted.ok) throw new Error(planted.error)
  await runScreening(app.store, {
    node: planted.value.municipality,
    act: { actor: 'system', at: app.clock() },
    signal: new AbortController().signal,
  })
  world = await app.store.read(async (tx) => {
    const visitors = new Map<Role, Visitor>()
    for (const [role, id] of planted.value.people) {
      const person = await tx
        .selectFrom('person')
        .select(['id', 'name', 'email'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      visitors.set(role, { person, sessionId: 'session' as SessionId, grants: await effectiveGrants(tx, id) })
    }
    const { assessment_id } = await tx
      .selectFrom('result_cell')
      .innerJoin('organisation_node as node', 'node.id', 'result_cell.school_id')
      .select('assessment_id')
      .where('node.code', '=', ownSchool as FederalCode)
      .orderBy('assessment_id')
      .limit(1)
      .executeTakeFirstOrThrow()
    const { id } = await tx.selectFrom('result_import').select('id').limit(1).executeTakeFirstOrThrow()
    return {
      app,
      visitors,
      assessment: assessment_id,
      importId: id,
      person: planted.value.people.get('methodist')!,
      pathOf: (code) => app.store.read(async (inner) => (await findNodeByCode(inner, code as FederalCode))?.path),
    }
  })
}, 120_000)

afterAll(async () => {
  await world.app[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** The visitor's own node: in the demonstration everybody has one role. */
const homeOf = (visitor: Visitor): string => visitor.grants[0]?.nodePath ?? ''

/** The nodes an asking is about, for this visitor: a code where the visitor may choose it, and the path. */
async function roomsOf(
  { place, about = codes }: Ask,
  visitor: Visitor,
): Promise<readonly { code: string; path: string | undefined }[]> {
  switch (place) {
    case 'home':
      return [{ code: '', path: homeOf(visitor) }]
    case 'import':
    case 'person':
      return [{ code: '', path: await world.pathOf(town) }]
    case 'absent':
      return [{ code: '', path: undefined }]
    default:
      return Promise.all(about.map(async (code) => ({ code, path: await world.pathOf(code) })))
  }
}

function argsOf(asked: Ask, code: string, visitor: Visitor, method: 'GET' | 'POST'): Parameters<Knock>[0] {
  const url = new URL('http://localhost:3000/page')
  const [from = '', name = ''] = asked.place.split(':')
  if (from === 'query') url.searchParams.set(name, code)
  for (const [key, value] of Object.entries(asked.search ?? {})) url.searchParams.set(key, value)
  const body = new FormData()
  if (from === 'form') body.set(name, code)
  const params: Record<string, string> = {
    school: code,
    code,
    assessment: world.assessment,
    import: world.importId,
    person: world.person,
    upload: 'absent',
    document: 'absent',
    plan: 'absent',
    measure: 'absent',
    execution: 'absent',
    event: 'absent',
    procedure: 'vpr',
    file: 'absent',
    format: 'docx',
  }
  const context = new RouterContextProvider()
  context.set(appKey, world.app)
  context.set(visitorKey, visitor)
  return { request: new Request(url, method === 'GET' ? {} : { method, body }), params, context }
}

/** What the visitor met: 403, 404, or anything that the page itself answered. */
async function knock(at: Knock, args: Parameters<Knock>[0]): Promise<'in' | 403 | 404> {
  try {
    await at(args)
    return 'in'
  } catch (thrown) {
    const status = statusOf(thrown)
    if (status === undefined) throw thrown
    return status === 403 || status === 404 ? status : 'in'
  }
}

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof Response) return thrown.status
  if (typeof thrown !== 'object' || thrown === null || !('init' in thrown)) return undefined
  const { init } = thrown
  return typeof init === 'object' && init !== null && 'status' in init ? Number(init.status) : undefined
}

/** By the rules: seen and allowed, seen and forbidden, or as if it were not there. */
function expectedAt(visitor: Visitor, asked: Ask, path: string | undefined): 'in' | 403 | 404 {
  const met = { allowed: 'in', forbidden: 403, hidden: 404 } as const
  // One's own place is no secret: the refusal there is an honest 403.
  if (asked.first !== undefined && !can(policy, visitor.grants, asked.first, homeOf(visitor))) return 403
  if (asked.place === 'home') return can(policy, visitor.grants, asked.action, path ?? '') ? 'in' : 403
  // A person is seen by those who may read people; every other thing by those who may see its node.
  const seeing = asked.place === 'person' ? 'people.read' : 'organisations.see'
  return met[decide(policy, visitor.grants, asked.action, seeing, path)]
}

const modules = import.meta.glob<Record<string, unknown>>('./routes/**/*.{ts,tsx}')

async function moduleOf(file: string): Promise<Record<string, unknown>> {
  const load = modules[`./${file}`]
  if (load === undefined) throw new Error(`moduleOf: no page ${file}`)
  return load()
}

describe('the doors of the pages', () => {
  it('stand behind the shell, but for the pages before one is known', () => {
    for (const page of pages.filter(({ file }) => file !== shell)) {
      expect(page.parents.includes(shell) || open.includes(page.file), page.file).toBe(true)
    }
  })

  it('are all written down here', () => {
    const inside = pages.filter(({ parents }) => parents.includes(shell)).map(({ file }) => file)
    expect([...Object.keys(doors), ...own, ...toldBelow].toSorted()).toEqual(inside.toSorted())
  })

  it('let a stranger no further than to sign in', async () => {
    const context = new RouterContextProvider()
    context.set(appKey, world.app)
    const request = new Request('http://localhost:3000/settings/audit?action=results.import')
    const met = await Promise.resolve(
      requireVisitor({ request, context, params: {} } as never, () => Promise.resolve(new Response('inside'))),
    ).catch((thrown: unknown) => thrown)
    expect(met).toBeInstanceOf(Response)
    expect((met as Response).headers.get('location')).toBe(
      `/sign-in?next=${encodeURIComponent('/settings/audit?action=results.import')}`,
    )
  })

  it('shell pages wait for that check', async () => {
    expect((await moduleOf(shell))['middleware']).toContain(requireVisitor)
  })

  const asking = (kind: 'read' | 'write') =>
    Object.entries(doors).flatMap(([file, door]) => {
      const asked = door[kind]
      return asked === undefined ? [] : [{ file, asked }]
    })

  describe.each(roles.map((role) => [roleTitles[role], role] as const))('for the role «%s»', (_title, role) => {
    it.each(asking('read'))('open to read as agreed: $file', async ({ file, asked }) => {
      const { loader } = (await moduleOf(file)) as { loader: Knock }
      const visitor = world.visitors.get(role)!
      for (const { code, path } of await roomsOf(asked, visitor)) {
        const met = await knock(loader, argsOf(asked, code, visitor, 'GET'))
        expect(met, `${file} at ${code}`).toBe(expectedAt(visitor, asked, path))
      }
    })

    it.each(asking('write'))('open to write as agreed: $file', async ({ file, asked }) => {
      const { action } = (await moduleOf(file)) as { action: Knock }
      const visitor = world.visitors.get(role)!
      for (const { code, path } of await roomsOf(asked, visitor)) {
        const expected = expectedAt(visitor, asked, path)
        if (expected === 'in' && asked.unasked === true) continue
        const met = await knock(action, argsOf(asked, code, visitor, 'POST'))
        expect(met, `${file} at ${code}`).toBe(expected)
      }
    })

    it('settings show only what the role may open, and only an administrator brings the demonstration back', async () => {
      const visitor = world.visitors.get(role)!
      const { loader, action } = (await moduleOf('routes/settings/settings.tsx')) as { loader: Knock; action: Knock }
      const sections = ['people.read', 'organisations.see', 'organisations.read-settings', 'audit.read'] as const
      const some = sections.some((each) => can(policy, visitor.grants, each, homeOf(visitor)))
      const home = ask('organisations.edit', 'home')
      expect(await knock(loader, argsOf(home, '', visitor, 'GET'))).toBe(some ? 'in' : 403)
      if (role === 'administrator') return
      expect(await knock(action, argsOf(home, '', visitor, 'POST'))).not.toBe('in')
    })
  })

  it('leave no loader and no action out of the table', async () => {
    for (const { file } of pages.filter((page) => page.parents.includes(shell))) {
      if (own.includes(file) || toldBelow.includes(file)) continue
      const page = await moduleOf(file)
      expect('action' in page, `${file} writes`).toBe(doors[file]?.write !== undefined)
      expect('loader' in page, `${file} reads`).toBe(doors[file]?.read !== undefined)
    }
  })
})
