import { type Act, migrations as auditMigrations } from '#audit'
import type { Store, WriteTx } from '#db'
import { temporaryStore } from '#db/testing'
import { assert } from '#kernel/assert'
import type { Result } from '#kernel/result'
import { createNode, migrations as organisationMigrations } from '#organisations'
import type { NodeId, NodeKind } from '#organisations/model'
import {
  addPerson,
  addressHeader,
  createSignIn,
  grantRole,
  migrations,
  type SignIn,
  type SignInConfig,
} from './index.ts'
import type { PersonId, Role } from './model.ts'

export const testNow = '2026-11-22T09:00:00.000Z'
export const testAct: Act = { actor: 'system', at: testNow }
export const testPassword = 'три мокрых журавля'

export const testConfig: SignInConfig = {
  origin: 'http://localhost:3000',
  secret: 'a synthetic secret for tests, 32+ signs',
  oidc: 'off',
}

export function valueOf<T>(result: Result<T, unknown>): T {
  assert(result.ok, `valueOf: expected a success, got ${JSON.stringify(result)}`)
  return result.value
}

export interface World {
  readonly store: Store
  readonly signIn: SignIn
  readonly region: NodeId
  readonly town: NodeId
  readonly school: NodeId
  readonly otherSchool: NodeId
}

/** An empty synthetic municipality with two schools and a way to sign in; the library's clock is the real one. */
export async function openWorld(engine: Store['engine'], config: SignInConfig = testConfig): Promise<World> {
  const store = await temporaryStore(engine, [...auditMigrations, ...organisationMigrations, ...migrations])
  const nodes = await store.write(async (tx) => {
    const plant = async (kind: NodeKind, parentId: NodeId | null, code: string, name: string) =>
      valueOf(await createNode(tx, testAct, { kind, parentId, code, name }))
    const region = await plant('region', null, 'reg99', 'Синтетическая область')
    const town = await plant('municipality', region, 'reg99_m001', 'Город Заречный')
    const school = await plant('school', town, 'edu990001', 'СОШ № 1')
    const otherSchool = await plant('school', town, 'edu990002', 'СОШ № 2')
    return { region, town, school, otherSchool }
  })
  return { store, signIn: createSignIn(store, config, () => new Date().toISOString()), ...nodes }
}

let hashed: Promise<string> | undefined

/** A person with a role; all have the same password, hashed once. */
export async function settlePerson(
  world: World,
  email: string,
  ...grants: readonly (readonly [Role, NodeId])[]
): Promise<PersonId> {
  hashed ??= world.signIn.hashPassword(testPassword)
  const passwordHash = await hashed
  return world.store.write(async (tx) => {
    const id = valueOf(await addPerson(tx, testNow, { name: `Синтетический ${email}`, email, passwordHash }))
    for (const [role, nodeId] of grants) valueOf(await grantRole(tx, testAct, { personId: id, role, nodeId }))
    return id
  })
}

export const grantIdOf = (tx: WriteTx, personId: PersonId) =>
  tx
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
    .then((row) => row.id)

let browsers = 0

/** A browser that keeps its cookies, on a machine of its own. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>()
  readonly address: string

  constructor(address = `10.0.0.${++browsers}`) {
    this.address = address
  }

  keep(setCookies: readonly string[]): void {
    for (const cookie of setCookies) {
      const [pair = '', ...attributes] = cookie.split(';')
      const cut = pair.indexOf('=')
      const gone = attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0')
      if (gone) this.#cookies.delete(pair.slice(0, cut))
      else this.#cookies.set(pair.slice(0, cut), pair.slice(cut + 1))
    }
  }

  get headers(): Headers {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return new Headers({
      cookie,
      [addressHeader]: this.address,
      'user-agent':
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    })
  }

  request(address = 'http://localhost:3000/'): Request {
    return new Request(address, { headers: this.headers })
  }
}
