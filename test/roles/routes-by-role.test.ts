import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles } from '#access/model'
import routes from '../../src/web/routes.ts'
import { type RouteAccess, routeAccess } from './route-access.ts'
import { type Expected, expectAnswer, isOwn } from './support/expect-answer.ts'
import { openTwoMunicipalities, type Target, type TwoMunicipalities } from './support/two-municipalities.ts'

const web = join(import.meta.dirname, '..', '..', 'src', 'web')

/** Pages by path; a layout has no address of its own. */
const listed = (entries: readonly RouteConfigEntry[]): readonly { path: string; file: string }[] =>
  entries.flatMap(({ path, index, file, children }) => [
    ...(path !== undefined || index === true ? [{ path: path ?? '', file }] : []),
    ...listed(children ?? []),
  ])
const pages = listed(routes)

describe('who may open which page', () => {
  let world: TwoMunicipalities
  beforeAll(async () => {
    world = await openTwoMunicipalities()
  })
  afterAll(() => world[Symbol.asyncDispose]())

  it('is laid down for every route, and for every form that a route takes', () => {
    expect(Object.keys(routeAccess).toSorted()).toEqual(pages.map(({ path }) => path).toSorted())
    const takes = pages.filter(({ file }) =>
      /export (async )?function action\b/.test(readFileSync(join(web, file), 'utf8')),
    )
    const withForms = takes.map(({ path }) => path).filter((path) => routeAccess[path]?.about !== 'public')
    const laidDown = Object.entries(routeAccess).filter(([, { post }]) => post !== undefined)
    expect(laidDown.map(([path]) => path).toSorted()).toEqual(withForms.toSorted())
  })

  it('sends whoever has not signed in to the entrance, from every page and from the data of every page', async () => {
    for (const [path, access] of Object.entries(routeAccess)) {
      if (access.about === 'public') continue
      const address = addressOf(path, access, 'edu990001')
      const answer = await ask(address, undefined)
      expect([address, answer.status, new URL(answer.location, world.server.origin).pathname]).toEqual([
        address,
        302,
        '/sign-in',
      ])
      const data = await ask(address === '/' ? '/_.data' : address.replace(/(\?|$)/, '.data$1'), undefined)
      expect(data.body, `data of ${address}`).toMatch(/SingleFetchRedirect.*\/sign-in/)
      if (access.post === undefined) continue
      const posted = await ask(address, undefined, {})
      expect([address, posted.status, new URL(posted.location, world.server.origin).pathname]).toEqual([
        address,
        302,
        '/sign-in',
      ])
    }
  })

  it.each(roles)('%s opens what the rights say and nothing else', (role) => walk(role, 'get'))

  // After all that only looks: some of these forms do what they say where they are let in.
  it.each(roles)('%s posts to what the rights say and to nothing else', (role) => walk(role, 'post'))

  async function walk(role: Role, method: 'get' | 'post'): Promise<void> {
    const visitor = world.visitors.find((each) => each.role === role)!
    const wrong: string[] = []
    for (const [path, access] of Object.entries(routeAccess)) {
      if (access.about === 'public' || access[method] === undefined) continue
      const nothings = new Set<string>()
      for (const target of targetsOf(access, method)) {
        const address = addressOf(path, access, target.id)
        const form = method === 'post' ? (access.form?.(target.id) ?? {}) : undefined
        const answer = await ask(address, visitor.cookie, form)
        const expected = expectAnswer(access, method, visitor.grant, target)
        if (!answers(expected, answer.status))
          wrong.push(`${address} (${target.name}): ${expected}, got ${answer.status}`)
        if (expected === 'hidden') nothings.add(answer.body.replaceAll(target.id, 'id'))
      }
      if (nothings.size > 1) wrong.push(`${path}: «not yours» can be told from «no such thing»`)
    }
    expect(wrong).toEqual([])
  }

  function addressOf(path: string, access: RouteAccess, id: string): string {
    return (access.address?.(id) ?? `/${path}`).replace(':assessment', encodeURIComponent(world.assessment))
  }

  function targetsOf(access: RouteAccess, method: 'get' | 'post'): readonly Target[] {
    if (isOwn(access, method) || access.about === 'public') return [{ name: 'own', id: 'edu990001', kind: 'object' }]
    return world.targets[access.about === 'own' ? 'node' : access.about]
  }

  async function ask(address: string, cookie: string | undefined, form?: Readonly<Record<string, string>>) {
    const answer = await fetch(world.server.origin + address, {
      redirect: 'manual',
      headers: cookie === undefined ? {} : { cookie },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
    const body = (await answer.text()).replaceAll(/nonce="[^"]*"/g, '')
    return { status: answer.status, body, location: answer.headers.get('location') ?? '/' }
  }
})

function answers(expected: Expected, status: number): boolean {
  switch (expected) {
    case 'open':
      return status !== 403 && status !== 404 && status < 500
    case 'refused':
      return status === 403
    case 'hidden':
      return status === 404
  }
}
