import { expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import { totp } from '../../../test/support/totp.ts'
import { openWorld, settlePerson, TestBrowser, testPassword, valueOf, type World } from '../testing.ts'
import type { Visitor } from './current-visitor.ts'

const email = 'admin@demo.invalid'

async function enter(world: World): Promise<{ browser: TestBrowser; visitor: Visitor }> {
  const browser = new TestBrowser()
  browser.keep(valueOf(await world.signIn.signIn(browser.headers, { email, password: testPassword })).setCookies)
  const visitor = await world.signIn.currentVisitor(browser.request())
  if (visitor === 'anonymous') throw new Error('expected a visitor')
  return { browser, visitor }
}

/** What the application on the telephone shows for the secret of the QR code. */
const telephone = (uri: string): string => totp(new URL(uri).searchParams.get('secret') ?? '')

async function withSecondFactor(world: World): Promise<{ uri: string; backupCodes: readonly string[] }> {
  await settlePerson(world, email, ['administrator', world.town])
  const { browser, visitor } = await enter(world)
  const start = valueOf(
    await world.signIn.startSecondFactor(browser.headers, visitor.person, { password: testPassword }),
  )
  const code = telephone(start.uri)
  browser.keep(valueOf(await world.signIn.confirmSecondFactor(browser.headers, visitor.person, { code })).setCookies)
  expect(await world.signIn.currentVisitor(browser.request())).not.toBe('anonymous')
  return start
}

async function atTheCode(world: World): Promise<TestBrowser> {
  const browser = new TestBrowser()
  const first = valueOf(await world.signIn.signIn(browser.headers, { email, password: testPassword }))
  expect(first.step).toBe('second-factor')
  browser.keep(first.setCookies)
  expect(await world.signIn.currentVisitor(browser.request())).toBe('anonymous')
  return browser
}

describeOnEachStore('the second factor', (engine) => {
  it('asks for a code after the password, and lets in with it', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const { uri } = await withSecondFactor(world)
    const browser = await atTheCode(world)
    expect(await world.signIn.confirmCode(browser.headers, { code: '000000' })).toEqual({
      ok: false,
      error: { kind: 'wrong-code' },
    })
    const code = telephone(uri)
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
    browser.keep(valueOf(await world.signIn.confirmCode(browser.headers, { code: spaced })).setCookies)
    expect(await world.signIn.currentVisitor(browser.request())).not.toBe('anonymous')
  })

  it('takes each backup code once', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const { backupCodes } = await withSecondFactor(world)
    expect(backupCodes).toHaveLength(10)
    const code = backupCodes[3]!
    const browser = await atTheCode(world)
    browser.keep(valueOf(await world.signIn.confirmCode(browser.headers, { code })).setCookies)
    expect(await world.signIn.currentVisitor(browser.request())).not.toBe('anonymous')
    const again = await atTheCode(world)
    expect(await world.signIn.confirmCode(again.headers, { code })).toEqual({
      ok: false,
      error: { kind: 'wrong-code' },
    })
  })

  it('stops guessing codes', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const { uri } = await withSecondFactor(world)
    const browser = await atTheCode(world)
    for (let turn = 0; turn < 5; turn++) await world.signIn.confirmCode(browser.headers, { code: '000000' })
    const right = await world.signIn.confirmCode(browser.headers, { code: telephone(uri) })
    expect(right).toMatchObject({ ok: false, error: { kind: 'too-many-codes' } })
  })

  it('needs the password to begin and to stop', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    await settlePerson(world, email, ['administrator', world.town])
    const { browser, visitor } = await enter(world)
    const refused = await world.signIn.startSecondFactor(browser.headers, visitor.person, { password: 'не тот пароль' })
    expect(refused).toEqual({ ok: false, error: { kind: 'wrong-current-password' } })
  })

  it('asks for no code after it was stopped', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const { uri } = await withSecondFactor(world)
    const browser = await atTheCode(world)
    const code = telephone(uri)
    browser.keep(valueOf(await world.signIn.confirmCode(browser.headers, { code })).setCookies)
    const visitor = await world.signIn.currentVisitor(browser.request())
    if (visitor === 'anonymous') throw new Error('expected a visitor')
    const stopped = await world.signIn.stopSecondFactor(browser.headers, visitor.person, { password: testPassword })
    browser.keep(valueOf(stopped).setCookies)
    expect(await world.signIn.currentVisitor(browser.request())).not.toBe('anonymous')
    expect((await enter(world)).visitor.person.email).toBe(email)
  })

  it('replaces the backup codes', async () => {
    const world = await openWorld(engine)
    await using _ = world.store
    const { backupCodes, uri } = await withSecondFactor(world)
    const browser = await atTheCode(world)
    browser.keep(valueOf(await world.signIn.confirmCode(browser.headers, { code: telephone(uri) })).setCookies)
    const visitor = await world.signIn.currentVisitor(browser.request())
    if (visitor === 'anonymous') throw new Error('expected a visitor')
    const renewed = valueOf(
      await world.signIn.renewBackupCodes(browser.headers, visitor.person, { password: testPassword }),
    )
    const another = await atTheCode(world)
    expect(await world.signIn.confirmCode(another.headers, { code: backupCodes[0]! })).toMatchObject({ ok: false })
    expect(await world.signIn.confirmCode(another.headers, { code: renewed.backupCodes[0]! })).toMatchObject({
      ok: true,
    })
  })
})
