import { expect, it } from 'vitest'
import { listAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import {
  enterRule,
  finishCheck,
  honoursEvidence,
  listChecks,
  listRuleVersions,
  loadJudgedCandidates,
  loadRules,
  summariseYear,
} from './index.ts'
import type { RuleTerms } from './model.ts'
import { act, bring, csv, header, storeForHonours, valueOf, withExams } from './testing.ts'

const ownTerms: RuleTerms = { fours: 0, russian: 'not-asked', second: 'not-asked', baseMath: 'no', firstTry: false }
const nines = csv(
  header,
  ['edu990001', '9001', 'Аттестат с отличием, 9 класс', 20, 0, 0],
  ['edu990003', '9002', 'Аттестат с отличием, 9 класс', 20, 0, 0],
)

describeOnEachStore('the rule of a year', (engine) => {
  it('that nobody sourced is entered with its document, holds in its own municipality, and is replaced and taken back', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    const { store, tree } = world
    valueOf(await bring(world, tree.region, nines))
    const { path } = await world.node(tree.region)
    const states = async () =>
      (await store.read((tx) => loadJudgedCandidates(tx, { nodePath: path, years: [2026] }))).map(
        ({ code, candidates }) => [code, candidates[0]!.verdict.state],
      )
    expect(await states()).toEqual([
      ['edu990003', 'no-data'],
      ['edu990001', 'no-data'],
    ])
    const entry = { node: tree.town, award: 'certificate-9', year: 2026, terms: ownTerms } as const
    const enter = (document: string, version: number, terms: RuleTerms | 'withdrawn' = ownTerms) =>
      store.write((tx) => enterRule(tx, act, { ...entry, terms, document, version }))
    expect(await enter('приказ', 0)).toMatchObject({ ok: false, error: { kind: 'document-needed' } })
    expect(await enter('приказ от 01.04.2026 № 15-демо', 0)).toEqual({ ok: true, value: 1 })
    expect(await states()).toEqual([
      ['edu990003', 'no-data'],
      ['edu990001', 'confirmed'],
    ])
    const town = await world.node(tree.town)
    const rule = (await store.read((tx) => loadRules(tx, town.path, 2026))).get('certificate-9')!
    expect(rule).toMatchObject({ source: { kind: 'entered', text: 'приказ от 01.04.2026 № 15-демо' }, version: 1 })

    expect(await enter('приказ от 02.04.2026 № 16-демо', 0)).toMatchObject({ ok: false, error: { kind: 'stale' } })
    expect(await enter('приказ от 02.04.2026 № 16-демо', 1, { ...ownTerms, firstTry: true })).toMatchObject({
      ok: true,
    })
    expect((await states())[1]).toEqual(['edu990001', 'no-data'])
    expect(await enter('введено по ошибке', 2, 'withdrawn')).toMatchObject({ ok: true })
    expect((await store.read((tx) => loadRules(tx, town.path, 2026))).get('certificate-9')).toMatchObject({
      terms: 'unknown',
      version: 3,
    })
    const versions = await store.read((tx) => listRuleVersions(tx, tree.town, 2026))
    expect(versions.map(({ version, terms }) => [version, terms])).toEqual([
      [3, false],
      [2, true],
      [1, true],
    ])
  })

  it('is refused where its numbers make no sense or a school would lay it down', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    const document = 'приказ от 01.04.2026 № 15-демо'
    const enter = (node: typeof world.tree.town, terms: RuleTerms) =>
      world.store.write((tx) => enterRule(tx, act, { node, award: 'medal-1', year: 2026, terms, document, version: 0 }))
    expect(await enter(world.tree.town, { ...ownTerms, russian: 170 })).toMatchObject({ error: { kind: 'bad-terms' } })
    expect(await enter(world.tree.schoolOne, ownTerms)).toMatchObject({ error: { kind: 'not-a-municipality' } })
  })
})

describeOnEachStore('a check of candidates', (engine) => {
  it('is finished by a person, kept with what it found, and offered to the plan', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    const { store, tree } = world
    const finish = (stage: 'preventive' | 'final') =>
      store.write((tx) => finishCheck(tx, act, { node: tree.town, year: 2026, stage, remark: '' }))
    expect(await finish('preventive')).toMatchObject({ error: { kind: 'no-candidates' } })
    const row = ['edu990001', '1001', 'Медаль I степени', 18, 0, 0] as const
    valueOf(await bring(world, tree.town, csv(header, row), { complete: false }))
    valueOf(await finish('preventive'))
    expect(await finish('final')).toMatchObject({ error: { kind: 'no-results-yet' } })
    valueOf(await bring(world, tree.town, csv(withExams, [...row, 82, 66])))
    const id = valueOf(await finish('final'))
    const checks = await store.read((tx) => listChecks(tx, { node: tree.town, year: 2026 }))
    expect(checks.map(({ stage, notConfirmed, noData }) => `${stage} ${notConfirmed} ${noData}`).toSorted()).toEqual([
      'final 1 0',
      'preventive 0 1',
    ])
    const offers = await store.read((tx) => honoursEvidence.list(tx, { node: tree.town, limit: 10 }))
    expect(offers.map(({ title }) => title).toSorted()).toEqual([
      'Претенденты 2026 года, Город Заречный: сверка с результатами экзаменов, 2\u00a0июля 2026\u00a0г.',
      'Претенденты 2026 года, Город Заречный: список до экзаменов просмотрен, 2\u00a0июля 2026\u00a0г.',
    ])
    const foreign = await store.read((tx) => honoursEvidence.find(tx, { node: tree.county, objectId: id }))
    expect(foreign).toBeUndefined()
    const { entries } = await store.read((tx) => listAudit(tx, { nodePathPrefix: '', limit: 100 }))
    expect(JSON.stringify(entries)).toContain('honours.finish-check')
    expect(JSON.stringify(entries)).not.toContain('"1001"')
  })

  it('counts by school, and compares each with all the others of the region', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    const rows = (login: string, confirmed: number, not: number) =>
      Array.from({ length: confirmed + not }, (_, i) => {
        return [login, `${login.slice(-2)}${i}`, 'Медаль I степени', 18, 0, 0, 80, i < confirmed ? 90 : 50] as const
      })
    const bytes = csv(withExams, ...rows('edu990001', 1, 11), ...rows('edu990002', 30, 1), ...rows('edu990003', 40, 1))
    valueOf(await bring(world, world.tree.region, bytes))
    const town = await world.node(world.tree.town)
    const { schools, total } = await world.store.read((tx) => summariseYear(tx, { nodePath: town.path, year: 2026 }))
    expect(
      schools.map(({ code, confirmed, notConfirmed, sign }) => [code, confirmed, notConfirmed, sign.outcome]),
    ).toEqual([
      ['edu990001', 1, 11, 'clarify'],
      ['edu990002', 30, 1, 'quiet'],
    ])
    expect(total).toEqual({ confirmed: 31, notConfirmed: 12, noData: 0 })
  })
})
