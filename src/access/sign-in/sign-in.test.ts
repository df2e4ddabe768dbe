import { getMigrations } from 'better-auth/db/migration'
import { expect, it } from 'vitest'
import { listAudit, verifyAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import { deactivatePerson, endOwnSessions, listOwnSessions } from '../index.ts'
import {
  openWorld,
  settlePerson,
  TestBrowser,
  testAct,
  testConfig,
  testPassword,
  valueOf,
  type World,
} from '../testing.ts'
import { authOptions } from './open-auth.ts'
import { signInProblemSentence } from './sign-in-problem.ts'

const email = 'koordinator@demo.invalid'

async function signedInBrowser(world: World): Promise<TestBrowser> {
  const browser = new TestBrowser()
  browser.keep(valueOf(await world.signIn.signIn(browser.headers, { email, password: testPassword })).setCookies)
  return browser
}

describeOnEachStore('signing in', (engine) => {
  it('finds the tables of the library as it wants them', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const { toBeCreated, toBeAdded } = await getMigrations(authOptions(world.store, testConfig))
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
  })

  it('lets a person in by e-mail and password and knows her roles', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const id = await settlePerson(world, email, ['municipal-coordinator', world.town], ['school-head', world.school])
    const browser = new TestBrowser()
    const answer = valueOf(
      await world.signIn.signIn(browser.headers, { email: ' KOORDINATOR@demo.invalid ', password: testPassword }),
    )
    expect(answer.step).toBe('done')
    expect(answer.setCookies[0]).toMatch(/^obyektiv\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/)
    browser.keep(answer.setCookies)
    const visitor = await world.signIn.currentVisitor(browser.request())
    if (visitor === 'anonymous') throw new Error('expected a visitor')
    expect(visitor.person).toEqual({ id, email, name: `Синтетический ${email}` })
    expect(visitor.grants.map((grant) => grant.role).toSorted()).toEqual(['municipal-coordinator', 'school-head'])
  })

  it('marks cookies Secure where the site is https', async () => {
    const world = await openWorld(engine, { ...testConfig, origin: 'https://obyektiv.example.ru' })
    await using _ = world.store
    await settlePerson(world, email, ['municipal-coordinator', world.town])
    const browser = await signedInBrowser(world)
    expect(browser.headers.get('cookie')).toMatch(/^__Secure-obyektiv\.session_token=/)
    expect(await world.signIn.currentVisitor(browser.request())).not.toBe('anonymous')
  })

  it('says the same to a wrong password and to an unknown e-mail', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    await settlePerson(world, email, ['municipal-coordinator', world.town])
    const browser = new TestBrowser()
    const wrong = await world.signIn.signIn(browser.headers, { email, password: 'не тот пароль' })
    const unknown = await world.signIn.signIn(browser.headers, {
      email: 'nikto@demo.invalid',
      password: 'не тот пароль',
    })
    const nonsense = await world.signIn.signIn(browser.headers, { email: 'не почта', password: '' })
    for (const answer of [wrong, unknown, nonsense]) expect(answer).toEqual({ ok: false, error: { kind: 'wrong' } })
  })

  it('makes the sixth wrong try wait, the right password too, but not another address', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    await settlePerson(world, email, ['municipal-coordinator', world.town])
    const browser = new TestBrowser()
    for (let turn = 0; turn < 5; turn++) {
      const wrong = await world.signIn.signIn(browser.headers, { email, password: 'не тот пароль' })
      expect(wrong).toEqual({ ok: false, error: { kind: 'wrong' } })
    }
    const sixth = await world.signIn.signIn(browser.headers, { email, password: testPassword })
    expect(sixth).toEqual({ ok: false, error: { kind: 'wait', minutes: 15 } })
    if (!sixth.ok) expect(signInProblemSentence(sixth.error)).toContain('Подождите 15\u00a0минут')
    const elsewhere = await world.signIn.signIn(new TestBrowser().headers, { email, password: testPassword })
    expect(elsewhere).toMatchObject({ ok: true })
  })

  it('lets five wrong tries at once pass no more than five', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    await settlePerson(world, email, ['municipal-coordinator', world.town])
    const browser = new TestBrowser()
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => world.signIn.signIn(browser.headers, { email, password: 'не тот пароль' })),
    )
    const kinds = tries.map((each) => (each.ok ? 'in' : each.error.kind)).toSorted()
    expect(kinds).toEqual(['wait', 'wait', 'wait', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong'])
  })

  it('forgets wrong tries after a right one', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    await settlePerson(world, email, ['municipal-coordinator', world.town])
    const browser = new TestBrowser()
    for (const password of [
      'не тот',
      'не тот',
      'не тот',
      'не тот',
      testPassword,
      'не тот',
      'не тот',
      'не тот',
      'не тот',
    ]) {
      await world.signIn.signIn(browser.headers, { email, password })
    }
    expect(await world.signIn.signIn(browser.headers, { email, password: testPassword })).toMatchObject({ ok: true })
  })

  it.each([
    ['no cookie', ''],
    ['a cookie of another make', 'obyektiv.session_token=abc.def'],
    ['a token without a signature', 'obyektiv.session_token=abc'],
    ['broken escapes', 'obyektiv.session_token=%E0%A4%A'],
  ])('does not know a visitor with %s', async (_what, cookie) => {
    const world = await openWorld(engine)
    await using _ = world.store
    const request = new Request('http://localhost:3000/', { headers: { cookie } })
    expect(await world.signIn.currentVisitor(request)).toBe('anonymous')
  })

  it('shows where one is signed in and ends it there, but not a stranger’s', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const id = await settlePerson(world, email, ['municipal-coordinator', world.town])
    const strangerId = await settlePerson(world, 'chuzhoj@demo.invalid', ['methodist', world.town])
    const here = await signedInBrowser(world)
    const there = await signedInBrowser(world)
    const visitor = await world.signIn.currentVisitor(here.request())
    if (visitor === 'anonymous') throw new Error('expected a visitor')
    const sessions = await world.store.read((tx) => listOwnSessions(tx, visitor.person, new Date().toISOString()))
    expect(sessions).toHaveLength(2)
    expect(sessions.map((session) => session.device)).toEqual(['Chrome, Linux', 'Chrome, Linux'])
    expect(sessions.map((session) => session.address).toSorted()).toEqual([here.address, there.address].toSorted())
    const stranger = { id: strangerId, name: '', email: '' }
    const other = sessions.find((session) => session.id !== visitor.sessionId)!
    expect(await world.store.write((tx) => endOwnSessions(tx, stranger, testAct.at, { id: other.id }))).toBe(0)
    expect(await world.signIn.currentVisitor(there.request())).not.toBe('anonymous')
    const ended = await world.store.write((tx) =>
      endOwnSessions(tx, visitor.person, testAct.at, { allBut: visitor.sessionId }),
    )
    expect(ended).toBe(1)
    expect(await world.signIn.currentVisitor(there.request())).toBe('anonymous')
    expect(await world.signIn.currentVisitor(here.request())).toMatchObject({ person: { id } })
  })

  it('lets a session end by its time, and sweeps it up at the next sign-in', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const userId = await settlePerson(world, email, ['municipal-coordinator', world.town])
    const browser = await signedInBrowser(world)
    const past = '2026-01-01T00:00:00.000Z'
    await world.store.write((tx) => tx.updateTable('sign_in_session').set({ expiresAt: past }).execute())
    expect(await world.signIn.currentVisitor(browser.request())).toBe('anonymous')
    await signedInBrowser(world)
    const left = await world.store.read((tx) =>
      tx.selectFrom('sign_in_session').select('id').where('userId', '=', userId).execute(),
    )
    expect(left).toHaveLength(1)
  })

  it('signs out for good: the old cookie opens nothing', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    await settlePerson(world, email, ['municipal-coordinator', world.town])
    const browser = await signedInBrowser(world)
    const stolen = browser.request()
    browser.keep((await world.signIn.signOut(browser.headers)).setCookies)
    expect(browser.headers.get('cookie')).toBe('')
    expect(await world.signIn.currentVisitor(stolen)).toBe('anonymous')
  })

  it('shuts out a closed account at once and at the door', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    await settlePerson(world, 'admin@demo.invalid', ['administrator', world.town])
    const id = await settlePerson(world, email, ['municipal-coordinator', world.town])
    const browser = await signedInBrowser(world)
    valueOf(await world.store.write((tx) => deactivatePerson(tx, testAct, id)))
    expect(await world.signIn.currentVisitor(browser.request())).toBe('anonymous')
    const again = await world.signIn.signIn(new TestBrowser().headers, { email, password: testPassword })
    expect(again).toEqual({ ok: false, error: { kind: 'deactivated' } })
  })

  it('changes the password and ends every other session', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    await settlePerson(world, email, ['municipal-coordinator', world.town])
    const here = await signedInBrowser(world)
    const there = await signedInBrowser(world)
    const visitor = await world.signIn.currentVisitor(here.request())
    if (visitor === 'anonymous') throw new Error('expected a visitor')
    const change = (current: string, next: string) =>
      world.signIn.changePassword(here.headers, visitor.person, { current, next })
    expect(await change(testPassword, 'короткий')).toMatchObject({ ok: false, error: { kind: 'bad-new-password' } })
    expect(await change('не тот пароль', 'пять сухих веток')).toEqual({
      ok: false,
      error: { kind: 'wrong-current-password' },
    })
    here.keep(valueOf(await change(testPassword, 'пять сухих веток')).setCookies)
    expect(await world.signIn.currentVisitor(here.request())).not.toBe('anonymous')
    expect(await world.signIn.currentVisitor(there.request())).toBe('anonymous')
    const old = await world.signIn.signIn(new TestBrowser().headers, { email, password: testPassword })
    expect(old).toEqual({ ok: false, error: { kind: 'wrong' } })
  })

  it('writes entries, never a password, into the audit log', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    await settlePerson(world, email, ['municipal-coordinator', world.town])
    await world.signIn.signIn(new TestBrowser('10.1.1.1').headers, { email, password: 'не тот пароль' })
    await world.signIn.signIn(new TestBrowser('10.1.1.1').headers, { email, password: testPassword })
    await world.store.read(async (tx) => {
      const { entries } = await listAudit(tx, { nodePathPrefix: '', limit: 2 })
      expect(entries.map((entry) => entry.action)).toEqual(['access.sign-in', 'access.wrong-password'])
      expect(JSON.stringify(entries)).not.toContain('парол')
      expect(await verifyAudit(tx)).toMatchObject({ ok: true })
    })
  })
})
