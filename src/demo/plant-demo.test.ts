import { beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '#app'
import { verifyAudit } from '#audit'
import type { Store } from '#db'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { createNode, findNodeByCode, listDistricts, listSubtree, renameNode } from '#organisations'
import type { FederalCode } from '#organisations/model'
import { loadAssessments } from '#procedures'
import { listPlans, todayFor } from '#plan'
import { listImports } from '#results'
import { generateDemo } from './generate-demo.ts'
import { isDemonstration, plantDemo, resetDemo } from './plant-demo.ts'
import { withheldForm } from './withheld.ts'

const demo = generateDemo()
const request = { at: '2026-11-22T09:00:00.000Z', passwordHash: 'not a hash', demo }

const count = (store: Store, table: 'work' | 'person' | 'role_grant' | 'audit_entry') =>
  store.read(async (tx) => {
    const { rows } = await tx
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number | string>().as('rows'))
      .executeTakeFirstOrThrow()
    return Number(rows)
  })

describeOnEachStore('the demonstration in the store', (engine) => {
  let store: Store
  beforeAll(async () => {
    store = await temporaryStore(engine, migrations)
    const planted = await store.write((tx) => plantDemo(tx, request))
    expect(planted.ok).toBe(true)
    return () => store.close()
  }, 60_000)

  it('stands as a tree of a region, a municipality, four districts and thirty schools', async () => {
    await store.read(async (tx) => {
      const municipality = (await findNodeByCode(tx, 'reg99_m001' as FederalCode))!
      expect(await listSubtree(tx, municipality.path, 'school')).toHaveLength(30)
      expect(await listDistricts(tx, municipality.id)).toHaveLength(4)
      expect(await isDemonstration(tx)).toBe(true)
    })
  })

  it('came in through imports with receipts: every work but the form left out, no warnings', async () => {
    const withheld = demo.works.filter(
      ({ school, assessment }) => school === withheldForm.school && assessment === withheldForm.assessment,
    )
    expect(withheld.length).toBeGreaterThan(10)
    expect(await count(store, 'work')).toBe(demo.works.length - withheld.length)
    const imports = await store.read(async (tx) => {
      const municipality = (await findNodeByCode(tx, 'reg99_m001' as FederalCode))!
      return listImports(tx, { node: municipality.id, limit: 50 })
    })
    expect(imports).toHaveLength(7)
    for (const { receipt } of imports) {
      expect(receipt.fresh).toBe(receipt.dataRows)
      expect(receipt.warnings + receipt.withErrors).toBe(0)
      expect(receipt.notes).toEqual([])
    }
  })

  it('keeps the source of every scale: the published ones with their page, the rest as synthetic', async () => {
    const stored = await store.read((tx) => loadAssessments(tx, {}))
    expect(stored).toHaveLength(demo.assessments.length)
    for (const { year, grade, subject, scale, scaleSource, tasks } of stored) {
      const own = demo.assessments.find((row) => row.year === year && row.grade === grade && row.subject === subject)!
      expect({ scale, scaleSource, tasks }).toEqual({
        scale: own.scale,
        scaleSource: own.scaleSource,
        tasks: own.tasks,
      })
    }
  })

  it('has a plan in force whose executions stand in every state', async () => {
    await store.read(async (tx) => {
      const municipality = (await findNodeByCode(tx, 'reg99_m001' as FederalCode))!
      const plans = await listPlans(tx, { node: municipality.id, today: '2026-11-22' })
      expect(plans).toMatchObject([{ status: 'in-force', measures: 22, orderNumber: '112-демо' }])
      const [{ progress } = { progress: undefined }] = plans
      for (const [state, executions] of Object.entries(progress?.byState ?? {})) {
        expect(executions, state).toBeGreaterThan(0)
      }
      expect(progress?.late).toBeGreaterThan(0)
      const desk = await todayFor(tx, { node: municipality.id, today: '2026-11-22', limit: 10 })
      for (const [list, length] of Object.entries(desk.totals)) expect(length, list).toBeGreaterThan(0)
      const own = (await findNodeByCode(tx, 'edu990006' as FederalCode))!
      const school = await todayFor(tx, { node: own.id, today: '2026-11-22', limit: 10 })
      expect(school.totals.late + school.totals.soon + school.totals.returned).toBeGreaterThan(2)
    })
  })

  it('leaves an audit log that holds', async () => {
    expect(await store.read((tx) => verifyAudit(tx))).toMatchObject({ ok: true })
  })

  it('is not planted a second time', async () => {
    expect(await store.write((tx) => plantDemo(tx, request))).toEqual({ ok: false, error: 'store-in-use' })
  })

  it('goes back to the beginning by a reset: what visitors changed is gone, the log remains', async () => {
    const before = {
      works: await count(store, 'work'),
      people: await count(store, 'person'),
      log: await count(store, 'audit_entry'),
    }
    const school = (await store.read((tx) => findNodeByCode(tx, 'edu990002' as FederalCode)))!
    const act = { actor: 'system', at: request.at } as const
    await store.write((tx) => renameNode(tx, act, school.id, { name: 'Переименовано гостем', shortName: 'Гость' }))

    const reset = await store.write((tx) => resetDemo(tx, request))
    expect(reset.ok).toBe(true)
    expect(await count(store, 'work')).toBe(before.works)
    expect(await count(store, 'person')).toBe(before.people)
    expect((await store.read((tx) => findNodeByCode(tx, 'edu990002' as FederalCode)))!.shortName).toBe('СОШ № 2')
    expect(await count(store, 'audit_entry')).toBeGreaterThan(before.log)
    expect(await store.read((tx) => verifyAudit(tx))).toMatchObject({ ok: true })
  }, 60_000)
})

describe('a store with real work', () => {
  it('is neither planted nor reset', async () => {
    await using store = await temporaryStore('sqlite', migrations)
    await store.write((tx) =>
      createNode(
        tx,
        { actor: 'system', at: request.at },
        { kind: 'region', parentId: null, code: 'reg98', name: 'Область' },
      ),
    )
    expect(await store.write((tx) => plantDemo(tx, request))).toEqual({ ok: false, error: 'store-in-use' })
    expect(await store.write((tx) => resetDemo(tx, request))).toEqual({ ok: false, error: 'not-a-demonstration' })
  })
})
