import { expect, it } from 'vitest'
import { listAudit, verifyAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import { temporaryStore } from '#db/testing'
import { migrations as auditMigrations } from '#audit'
import { listRegions, listSubtree, migrations as organisationMigrations } from '#organisations'
import {
  acceptInvitation,
  createAuthority,
  deactivatePerson,
  effectiveGrants,
  endGrant,
  findInvitation,
  getPerson,
  grantRole,
  invitePerson,
  issuePasswordLink,
  listInvitations,
  listPeople,
  migrations,
  peopleExist,
  reactivatePerson,
  revokeInvitation,
} from './index.ts'
import type { PersonId } from './model.ts'
import { grantIdOf, openWorld, settlePerson, TestBrowser, testAct, testNow, testPassword, valueOf } from './testing.ts'

const authority = {
  regionName: 'Синтетическая область',
  municipalityCode: 'reg99_m001',
  municipalityName: 'Город Заречный',
  administrator: { name: 'Синтетическая Анна Петровна', email: 'Anna@Demo.Invalid', passwordHash: 'hash' },
  alsoCoordinator: true,
}

describeOnEachStore('the first run', (engine) => {
  const emptyStore = () => temporaryStore(engine, [...auditMigrations, ...organisationMigrations, ...migrations])

  it('makes region, municipality and administrator at once', async () => {
    await using store = await emptyStore()
    expect(await store.read(peopleExist)).toBe(false)
    const made = valueOf(await store.write((tx) => createAuthority(tx, testNow, authority)))
    await store.read(async (tx) => {
      expect((await listRegions(tx)).map((node) => node.code)).toEqual(['reg99'])
      expect((await listSubtree(tx, '', 'municipality')).map((node) => node.code)).toEqual(['reg99_m001'])
      const grants = await effectiveGrants(tx, made.administratorId)
      expect(grants.map((grant) => `${grant.role} ${grant.nodeId}`).toSorted()).toEqual([
        `administrator ${made.municipalityId}`,
        `municipal-coordinator ${made.municipalityId}`,
      ])
      expect(await peopleExist(tx)).toBe(true)
      expect(await verifyAudit(tx)).toMatchObject({ ok: true })
    })
  })

  it('is refused once people exist', async () => {
    await using store = await emptyStore()
    valueOf(await store.write((tx) => createAuthority(tx, testNow, authority)))
    const second = await store.write((tx) =>
      createAuthority(tx, testNow, { ...authority, municipalityCode: 'reg99_m002' }),
    )
    expect(second).toEqual({ ok: false, error: { kind: 'people-exist' } })
  })

  it.each([
    ['a code of another form', { municipalityCode: 'Заречный' }, 'bad-code'],
    ['a municipality without a name', { municipalityName: ' ' }, 'no-organisation-name'],
    ['an administrator without a name', { administrator: { ...authority.administrator, name: '' } }, 'no-name'],
    ['a wrong e-mail', { administrator: { ...authority.administrator, email: 'anna@' } }, 'bad-email'],
  ])('keeps nothing after %s', async (_what, change, kind) => {
    await using store = await emptyStore()
    const refused = await store.write((tx) => createAuthority(tx, testNow, { ...authority, ...change }))
    expect(refused).toMatchObject({ ok: false, error: { kind } })
    await store.read(async (tx) => {
      expect(await peopleExist(tx)).toBe(false)
      expect(await listRegions(tx)).toEqual([])
    })
  })
})

describeOnEachStore('people and their roles', (engine) => {
  it('lists people of a node in the order of names, finds them by name and e-mail', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    await settlePerson(world, 'b@demo.invalid', ['school-head', world.school])
    await settlePerson(world, 'a@demo.invalid', ['municipal-coordinator', world.town], ['methodist', world.town])
    await world.store.read(async (tx) => {
      const emails = async (nodePath: string, text = '') =>
        (await listPeople(tx, { nodePath, text, closed: false })).map((person) => person.email)
      const [town] = await listSubtree(tx, '', 'municipality')
      const [school] = await listSubtree(tx, '', 'school')
      expect(await emails(town!.path)).toEqual(['a@demo.invalid', 'b@demo.invalid'])
      expect(await emails(school!.path)).toEqual(['b@demo.invalid'])
      expect(await emails(town!.path, 'СИНТЕТИЧЕСКИЙ A@')).toEqual(['a@demo.invalid'])
      expect(await emails(town!.path, 'нет такого')).toEqual([])
    })
  })

  it('takes the last administrator’s role from nobody', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const first = await settlePerson(world, 'first@demo.invalid', ['administrator', world.town])
    const end = (person: PersonId) =>
      world.store.write(async (tx) => endGrant(tx, testAct, await grantIdOf(tx, person)))
    expect(await end(first)).toEqual({ ok: false, error: { kind: 'last-administrator' } })
    const deactivated = await world.store.write((tx) => deactivatePerson(tx, testAct, first))
    expect(deactivated).toEqual({ ok: false, error: { kind: 'last-administrator' } })
    const second = await settlePerson(world, 'second@demo.invalid', ['administrator', world.region])
    valueOf(await end(first))
    expect(await end(first)).toEqual({ ok: false, error: { kind: 'no-such-grant' } })
    expect(await end(second)).toEqual({ ok: false, error: { kind: 'last-administrator' } })
    expect(await world.store.read((tx) => effectiveGrants(tx, first))).toEqual([])
  })

  it('keeps one administrator when two remove each other at the same moment', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const people = [
      await settlePerson(world, 'first@demo.invalid', ['administrator', world.town]),
      await settlePerson(world, 'second@demo.invalid', ['administrator', world.town]),
    ]
    const outcomes = await Promise.all(
      people.map((person) => world.store.write((tx) => deactivatePerson(tx, testAct, person))),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  })

  it('counts no closed account as an administrator', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const first = await settlePerson(world, 'first@demo.invalid', ['administrator', world.town])
    const second = await settlePerson(world, 'second@demo.invalid', ['administrator', world.town])
    valueOf(await world.store.write((tx) => deactivatePerson(tx, testAct, second)))
    expect(await world.store.write((tx) => deactivatePerson(tx, testAct, first))).toMatchObject({ ok: false })
    valueOf(await world.store.write((tx) => reactivatePerson(tx, testAct, second)))
    expect(await world.store.write((tx) => deactivatePerson(tx, testAct, first))).toMatchObject({ ok: true })
  })

  it.each([
    ['a school head of a municipality', 'school-head', 'town', 'role-not-here'],
    ['a regional analyst of a school', 'regional-analyst', 'school', 'role-not-here'],
    ['the same role twice', 'methodist', 'town', 'already-granted'],
  ] as const)('refuses %s', async (_what, role, where, kind) => {
    const world = await openWorld(engine)
    await using _ = world.store
    const personId = await settlePerson(world, 'a@demo.invalid', ['methodist', world.town])
    const refused = await world.store.write((tx) => grantRole(tx, testAct, { personId, role, nodeId: world[where] }))
    expect(refused).toMatchObject({ ok: false, error: { kind } })
  })
})

describeOnEachStore('invitations', (engine) => {
  async function invited(world: Awaited<ReturnType<typeof openWorld>>) {
    const inviter = await settlePerson(world, 'admin@demo.invalid', ['administrator', world.town])
    const grants = await world.store.read((tx) => effectiveGrants(tx, inviter))
    const invitation = {
      name: 'Новикова Нина',
      email: 'Nina@demo.invalid',
      role: 'methodist',
      nodeId: world.town,
    } as const
    const invite = () =>
      world.store.write((tx) => invitePerson(tx, { actor: inviter, at: testNow }, grants, invitation))
    return { inviter, invite, link: valueOf(await invite()) }
  }

  const accept = async (world: Awaited<ReturnType<typeof openWorld>>, token: string, at = testNow) => {
    const passwordHash = await world.signIn.hashPassword(testPassword)
    return world.store.write((tx) => acceptInvitation(tx, at, { token, passwordHash }))
  }

  it('bring a person in, with the role offered, once', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const { link, inviter } = await invited(world)
    const offer = valueOf(await world.store.read((tx) => findInvitation(tx, link.token, testNow)))
    expect(offer).toMatchObject({
      purpose: 'join',
      email: 'nina@demo.invalid',
      role: 'methodist',
      nodeName: 'Город Заречный',
    })
    const { personId } = valueOf(await accept(world, link.token))
    expect(await world.store.read((tx) => effectiveGrants(tx, personId))).toMatchObject([{ role: 'methodist' }])
    expect(await accept(world, link.token)).toEqual({ ok: false, error: { kind: 'link-gone', why: 'used' } })
    const entered = await world.signIn.signIn(new TestBrowser().headers, {
      email: 'nina@demo.invalid',
      password: testPassword,
    })
    expect(entered).toMatchObject({ ok: true })
    const { entries } = await world.store.read((tx) => listAudit(tx, { nodePathPrefix: '', limit: 20 }))
    expect(entries.find((entry) => entry.subject === personId && entry.action === 'access.grant-role')?.actor).toBe(
      inviter,
    )
  })

  it('are used once even by two clicks at the same moment', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const { link } = await invited(world)
    const clicks = await Promise.all([accept(world, link.token), accept(world, link.token)])
    expect(clicks.filter((click) => click.ok)).toHaveLength(1)
  })

  it('keep no token in the store', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const { link } = await invited(world)
    const row = await world.store.read((tx) => tx.selectFrom('invitation').selectAll().executeTakeFirstOrThrow())
    expect(JSON.stringify(row)).not.toContain(link.token)
  })

  it('end after seven days, when revoked, and when a newer one is made', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const { link, invite } = await invited(world)
    const find = (token: string, at = testNow) => world.store.read((tx) => findInvitation(tx, token, at))
    expect(await find(link.token, '2026-11-29T08:59:59.999Z')).toMatchObject({ ok: true })
    expect(await find(link.token, '2026-11-29T09:00:00.000Z')).toMatchObject({ error: { why: 'expired' } })
    expect(await find('something else')).toMatchObject({ error: { why: 'unknown' } })
    const newer = valueOf(await invite())
    expect(await find(link.token)).toMatchObject({ error: { why: 'revoked' } })
    expect(await world.store.read((tx) => listInvitations(tx, ''))).toHaveLength(1)
    valueOf(await world.store.write((tx) => revokeInvitation(tx, testAct, newer.id)))
    expect(await find(newer.token)).toMatchObject({ error: { why: 'revoked' } })
    expect(await world.store.read((tx) => listInvitations(tx, ''))).toEqual([])
  })

  it('offer nothing that the inviter may not give', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const head = await settlePerson(world, 'head@demo.invalid', ['school-head', world.school])
    const grants = await world.store.read((tx) => effectiveGrants(tx, head))
    const invite = (role: 'teacher' | 'school-head', nodeId: typeof world.school) =>
      world.store.write((tx) => invitePerson(tx, testAct, grants, { name: 'Н', email: 'n@demo.invalid', role, nodeId }))
    expect(await invite('teacher', world.school)).toMatchObject({ ok: true })
    expect(await invite('school-head', world.school)).toMatchObject({ error: { kind: 'may-not-grant' } })
    expect(await invite('teacher', world.otherSchool)).toMatchObject({ error: { kind: 'may-not-grant' } })
  })

  it('refuse somebody who is here already', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const { invite } = await invited(world)
    await settlePerson(world, 'nina@demo.invalid', ['teacher', world.school])
    expect(await invite()).toEqual({ ok: false, error: { kind: 'email-taken' } })
  })

  it('give a new password, end the sessions and switch the second factor off', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const personId = await settlePerson(world, 'nina@demo.invalid', ['teacher', world.school])
    const browser = new TestBrowser()
    const form = { email: 'nina@demo.invalid', password: testPassword }
    browser.keep(valueOf(await world.signIn.signIn(browser.headers, form)).setCookies)
    const link = valueOf(await world.store.write((tx) => issuePasswordLink(tx, testAct, personId)))
    const passwordHash = await world.signIn.hashPassword('пять сухих веток')
    const done = await world.store.write((tx) => acceptInvitation(tx, testNow, { token: link.token, passwordHash }))
    expect(valueOf(done)).toEqual({ personId, email: 'nina@demo.invalid' })
    expect(await world.signIn.currentVisitor(browser.request())).toBe('anonymous')
    expect(await world.signIn.signIn(browser.headers, form)).toMatchObject({ ok: false })
    const renewed = await world.signIn.signIn(browser.headers, { ...form, password: 'пять сухих веток' })
    expect(renewed).toMatchObject({ ok: true, value: { step: 'done' } })
    expect(await world.store.read((tx) => getPerson(tx, personId))).toMatchObject({ secondFactor: false })
  })
})
