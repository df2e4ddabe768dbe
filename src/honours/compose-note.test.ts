import { expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import type { NodeId } from '#organisations/model'
import { composeHonoursNote } from './index.ts'
import { act, bring, csv, type HonoursWorld, storeForHonours, valueOf, withExams } from './testing.ts'

const issuer = {
  letterhead: { organisation: 'Управление образования (Демо)' },
  signatory: { position: 'Начальник', name: '' },
}

const rows = (login: string, code: string, confirmed: number, not: number) =>
  Array.from({ length: confirmed + not }, (_, i) => {
    return [login, `${code}-${i}`, 'Медаль I степени', 18, 0, 0, i < confirmed ? 88 : 51, 90] as const
  })

const noteOf = async ({ store, node }: HonoursWorld, id: NodeId): Promise<string> => {
  const place = await node(id)
  return JSON.stringify(await store.read((tx) => composeHonoursNote(tx, place, 2026, issuer, act.at)))
}

describeOnEachStore('the paper about candidates', (engine) => {
  it('of a school names every candidate by code with the reason, the rule and its source', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    valueOf(await bring(world, world.tree.town, csv(withExams, ...rows('edu990001', 'A1', 2, 1))))
    const note = await noteOf(world, world.tree.schoolOne)
    for (const said of [
      'A1-0',
      'A1-2',
      'ЕГЭ по русскому языку: 51',
      '№\u00a0730',
      'Доля неподтверждённых',
      '2026\u00a0г. «Не',
    ]) {
      expect(note).toContain(said)
    }
  })

  it('of a municipality holds no code, and no number of a small group or of one that would give it away', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    const both = csv(withExams, ...rows('edu990001', 'A1', 14, 3), ...rows('edu990002', 'B2', 2, 1))
    valueOf(await bring(world, world.tree.town, both))
    const note = await noteOf(world, world.tree.town)
    expect(note).not.toMatch(/A1-|B2-/)
    expect(note).not.toContain('СОШ № 2')
    expect(note).not.toContain('СОШ № 11')
    expect(note).toContain('20\u00a0претендентов')
    expect(note).toContain('2\u00a0школы')
  })

  it('of a municipality with hardly anybody shows no number at all', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    valueOf(await bring(world, world.tree.town, csv(withExams, ...rows('edu990002', 'B2', 2, 1))))
    const note = await noteOf(world, world.tree.town)
    expect(note).toContain('числа в документе не показаны')
    expect(note).not.toContain('Доля неподтверждённых среди тех')
  })
})
