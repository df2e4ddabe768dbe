import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RouterContextProvider } from 'react-router'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide, effectiveGrants, type Visitor } from '#access'
import { type Role, roles, roleTitles, type SessionId } from '#access/model'
import { type Action, type App, openApp, policy } from '#app'
import { demoPassword, plantDemo } from '#demo'
import { findNodeByCode } from '#organisations'
import type { FederalCode } from '#organisations/model'
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

/** Where a page takes its node from: the visitor's own, an address, a question mark, or the node of a thing it shows. */
type Place = 'home' | 'param:school' | 'param:code' | 'query:node' | 'query:parent' | 'import' | 'person' | 'absent'

interface Door {
  readonly place: Place
  readonly read?: Action
  readonly write?: Action
  /** An allowed write would change the world of the test even with an empty form. */
  readonly writesUnasked?: true
}

/** What each page asks, written down a second time: a page that asks for something else, or for nothing, is found. */
const doors: Readonly<Record<string, Door>> = {
  'routes/settings/people.tsx': { place: 'home', read: 'people.read', write: 'people.invite' },
  'routes/settings/invite.tsx': { place: 'home', read: 'people.invite', write: 'people.invite' },
  'routes/settings/person.tsx': { place: 'person', read: 'people.read', write: 'people.edit' },
  'routes/settings/organisations.tsx': { place: 'query:node', read: 'organisations.see' },
  'routes/settings/new-organisation.tsx': {
    place: 'query:parent',
    read: 'organisations.edit',
    write: 'organisations.edit',
  },
  'routes/settings/school-list.tsx': { place: 'query:node', read: 'organisations.edit', write: 'organisations.edit' },
  'routes/settings/organisation.tsx': { place: 'param:code', read: 'organisations.see', write: 'organisations.edit' },
  'routes/settings/authority.tsx': {
    place: 'home',
    read: 'organisations.read-settings',
    write: 'organisations.edit-settings',
  },
  'routes/settings/audit.tsx': { place: 'query:node', read: 'audit.read' },
  'routes/schools/attention-areas.tsx': {
    place: 'query:node',
    read: 'screening.read-shielded',
    write: 'screening.run',
    writesUnasked: true,
  },
  'routes/schools/school-area.tsx': { place: 'param:school', read: 'screening.read-shielded' },
  'routes/schools/cell-area.tsx': { place: 'param:school', read: 'screening.read-shielded' },
  'routes/schools/methods.tsx': { place: 'home', read: 'organisations.see' },
  'routes/analysis/analysis.tsx': { place: 'query:node', read: 'results.read-shielded' },
  'routes/analysis/overview-xlsx.ts': { place: 'query:node', read: 'results.read-shielded' },
  'routes/analysis/assessment-analysis.tsx': { place: 'query:node', read: 'results.read-shielded' },
  'routes/analysis/analysis-xlsx.ts': { place: 'query:node', read: 'results.read-shielded' },
  'routes/data/data.tsx': { place: 'home', read: 'procedures.read', write: 'results.import' },
  'routes/data/upload.tsx': { place: 'absent', read: 'results.import', write: 'results.import' },
  'routes/data/annotated.ts': { place: 'absent', read: 'results.import' },
  'routes/data/receipt.tsx': {
    place: 'import',
    read: 'results.read',
    write: 'results.undo-import',
    writesUnasked: true,
  },
  'routes/data/assessments.tsx': { place: 'home', read: 'procedures.read' },
  'routes/data/assessment.tsx': { place: 'home', read: 'procedures.read', write: 'procedures.edit' },
  'routes/documents/documents.tsx': { place: 'home', read: 'reports.read' },
  'routes/documents/document-file.ts': { place: 'absent', read: 'reports.read' },
}

/** Pages whose rights are told by facts of their own below. */
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
  })
  const passwordHash = await app.signIn.hashPassword(demoPassword)
  const planted = await app.store.write((tx) => plantDemo(tx, { at: app.clock(), passwordHash }))
  if (!planted.ok) throw new Error(planted.error)
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

const region = 'reg99'
const town = 'reg99_m001'
const ownSchool = 'edu990006'
const foreignSchool = 'edu990001'
const missingSchool = 'edu999999'

/** Nodes to knock at: over, at and beside the visitor's own, and one that is not there. */
const codes = [region, town, ownSchool, foreignSchool, missingSchool]

/** The node a door is about, for this visitor: its code where the visitor may choose it, and its path. */
async function roomsOf(
  door: Door,
  action: Action,
  visitor: Visitor,
): Promise<readonly { code: string; path: string | undefined }[]> {
  switch (door.place) {
    case 'home': {
      const paths = visitor.grants.map((grant) => grant.nodePath)
      return [
        {
          code: '',
          path: paths.find((path) => decide(policy, visitor.grants, action, action, path) === 'allowed') ?? paths[0],
        },
      ]
    }
    case 'import':
    case 'person':
      return [{ code: '', path: await world.pathOf(town) }]
    case 'absent':
      return [{ code: '', path: undefined }]
    default:
      return Promise.all(codes.map(async (code) => ({ code, path: await world.pathOf(code) })))
  }
}

function argsOf(door: Door, code: string, visitor: Visitor, method: 'GET' | 'POST'): Parameters<Knock>[0] {
  const url = new URL('http://localhost:3000/page')
  if (door.place.startsWith('query:')) url.searchParams.set(door.place.slice('query:'.length), code)
  const params: Record<string, string> = {
    school: code,
    code,
    assessment: world.assessment,
    import: world.importId,
    person: world.person,
    upload: 'absent',
    document: 'absent',
    format: 'docx',
  }
  const context = new RouterContextProvider()
  context.set(appKey, world.app)
  context.set(visitorKey, visitor)
  const request = new Request(url, method === 'GET' ? {} : { method, body: new FormData() })
  return { request, params, context }
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
function expectedAt(visitor: Visitor, action: Action, place: Place, path: string | undefined): 'in' | 403 | 404 {
  // A person is seen by those who may read people; every other thing by those who may see its node.
  const seeing = place === 'person' ? 'people.read' : 'organisations.see'
  const decision = decide(policy, visitor.grants, action, seeing, path)
  return decision === 'allowed' ? 'in' : decision === 'forbidden' ? 403 : 404
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

  describe.each(roles.map((role) => [roleTitles[role], role] as const))('for the role «%s»', (_title, role) => {
    it.each(Object.entries(doors).filter(([, door]) => door.read !== undefined))(
      'open to read as agreed: %s',
      async (file, door) => {
        const { loader } = (await moduleOf(file)) as { loader: Knock }
        const visitor = world.visitors.get(role)!
        for (const { code, path } of await roomsOf(door, door.read!, visitor)) {
          // A cell or a school's page is of a school: over it there is none.
          if (door.place === 'param:school' && [region, town].includes(code)) continue
          if (file.endsWith('cell-area.tsx') && code !== ownSchool && code !== missingSchool) continue
          const expected = expectedAt(visitor, door.read!, door.place, path)
          const met = await knock(loader, argsOf(door, code, visitor, 'GET'))
          expect(met, `${file} at ${code}`).toBe(expected)
        }
      },
    )

    it.each(Object.entries(doors).filter(([, door]) => door.write !== undefined))(
      'open to write as agreed: %s',
      async (file, door) => {
        const { action } = (await moduleOf(file)) as { action: Knock }
        const visitor = world.visitors.get(role)!
        for (const { code, path } of await roomsOf(door, door.write!, visitor)) {
          const expected = expectedAt(visitor, door.write!, door.place, path)
          if (expected === 'in' && door.writesUnasked === true) continue
          const met = await knock(action, argsOf(door, code, visitor, 'POST'))
          expect(met, `${file} at ${code}`).toBe(expected)
        }
      },
    )
  })
})
