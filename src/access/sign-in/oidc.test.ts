import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import type { Store } from '#db'
import { describeOnEachStore } from '#db/testing'
import { deactivatePerson } from '../index.ts'
import { openWorld, settlePerson, TestBrowser, testAct, testConfig, valueOf, type World } from '../testing.ts'

/** A provider of OpenID Connect that says of everybody who comes: this is `email`. */
interface TestProvider extends AsyncDisposable {
  readonly origin: string
  email: string
  emailVerified: boolean
}

async function openProvider(): Promise<TestProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' }
  const nonces = new Map<string, string>()
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url')
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.origin)
    const answer = (body: unknown): void => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return answer({
          issuer: provider.origin,
          authorization_endpoint: `${provider.origin}/authorize`,
          token_endpoint: `${provider.origin}/token`,
          jwks_uri: `${provider.origin}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        })
      case '/keys':
        return answer({ keys: [jwk] })
      case '/authorize': {
        const code = createHash('sha256').update(url.search).digest('hex')
        nonces.set(code, url.searchParams.get('nonce') ?? '')
        const back = new URL(url.searchParams.get('redirect_uri') ?? '')
        back.searchParams.set('code', code)
        back.searchParams.set('state', url.searchParams.get('state') ?? '')
        response.writeHead(302, { location: back.href })
        response.end()
        return
      }
      case '/token': {
        let body = ''
        request.on('data', (chunk: Buffer) => (body += chunk.toString()))
        request.on('end', () => {
          const now = Math.floor(Date.now() / 1000)
          const claims = {
            iss: provider.origin,
            aud: 'obyektiv',
            sub: `subject of ${provider.email}`,
            email: provider.email,
            email_verified: provider.emailVerified,
            name: 'Имя у поставщика',
            nonce: nonces.get(new URLSearchParams(body).get('code') ?? ''),
            iat: now,
            exp: now + 300,
          }
          const signed = `${encode({ alg: 'RS256', kid: 'test', typ: 'JWT' })}.${encode(claims)}`
          const signature = createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')
          answer({ access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: `${signed}.${signature}` })
        })
        return
      }
      default:
        response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const provider: TestProvider = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    email: '',
    emailVerified: true,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return provider
}

const worldWith = (engine: Store['engine'], provider: TestProvider): Promise<World> =>
  openWorld(engine, {
    ...testConfig,
    oidc: {
      name: 'Единый вход',
      discoveryUrl: `${provider.origin}/.well-known/openid-configuration`,
      clientId: 'obyektiv',
      clientSecret: 'secret',
    },
  })

/** To the provider, through it and back, as a browser goes. */
async function comeBy(world: World, browser: TestBrowser) {
  const start = valueOf(await world.signIn.startOidc(browser.headers, '/schools'))
  browser.keep(start.setCookies)
  const sent = await fetch(start.location, { redirect: 'manual' })
  const back = sent.headers.get('location') ?? ''
  expect(back).toMatch(/^http:\/\/localhost:3000\/sign-in\/callback\/oidc\?/)
  return world.signIn.finishOidc(browser.request(back))
}

describeOnEachStore('signing in by the organisation’s provider', (engine) => {
  it('lets in a person known here by e-mail, to the page asked for', async () => {
    await using provider = await openProvider()
    const world = await worldWith(engine, provider)
    await using _ = world.store
    const id = await settlePerson(world, 'ivanova@demo.invalid', ['methodist', world.town])
    provider.email = 'Ivanova@demo.invalid'
    const browser = new TestBrowser()
    const done = valueOf(await comeBy(world, browser))
    expect(done.location).toBe('/schools')
    browser.keep(done.setCookies)
    const visitor = await world.signIn.currentVisitor(browser.request())
    expect(visitor).toMatchObject({ person: { id, name: 'Синтетический ivanova@demo.invalid' } })
    expect(await comeBy(world, new TestBrowser())).toMatchObject({ ok: true })
  })

  it('makes no account for somebody who was not invited', async () => {
    await using provider = await openProvider()
    const world = await worldWith(engine, provider)
    await using _ = world.store
    provider.email = 'nikto@demo.invalid'
    expect(await comeBy(world, new TestBrowser())).toEqual({ ok: false, error: { kind: 'oidc-unknown-person' } })
    expect(await world.store.read((tx) => tx.selectFrom('sign_in_user').selectAll().execute())).toEqual([])
  })

  it('does not believe an e-mail that the provider does not vouch for', async () => {
    await using provider = await openProvider()
    const world = await worldWith(engine, provider)
    await using _ = world.store
    await settlePerson(world, 'ivanova@demo.invalid', ['methodist', world.town])
    provider.email = 'ivanova@demo.invalid'
    provider.emailVerified = false
    expect(await comeBy(world, new TestBrowser())).toEqual({ ok: false, error: { kind: 'oidc-unknown-person' } })
  })

  it('lets no closed account in', async () => {
    await using provider = await openProvider()
    const world = await worldWith(engine, provider)
    await using _ = world.store
    await settlePerson(world, 'admin@demo.invalid', ['administrator', world.town])
    const id = await settlePerson(world, 'ivanova@demo.invalid', ['methodist', world.town])
    valueOf(await world.store.write((tx) => deactivatePerson(tx, testAct, id)))
    provider.email = 'ivanova@demo.invalid'
    const refused = await comeBy(world, new TestBrowser())
    expect(refused).toEqual({ ok: false, error: { kind: 'deactivated' } })
  })

  it('refuses an answer that another browser asked for', async () => {
    await using provider = await openProvider()
    const world = await worldWith(engine, provider)
    await using _ = world.store
    await settlePerson(world, 'ivanova@demo.invalid', ['methodist', world.town])
    provider.email = 'ivanova@demo.invalid'
    const start = valueOf(await world.signIn.startOidc(new TestBrowser().headers, '/schools'))
    const sent = await fetch(start.location, { redirect: 'manual' })
    const stolen = await world.signIn.finishOidc(new TestBrowser().request(sent.headers.get('location') ?? ''))
    expect(stolen).toEqual({ ok: false, error: { kind: 'oidc-failed' } })
  })
})
