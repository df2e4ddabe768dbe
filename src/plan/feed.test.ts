import { beforeEach, expect, it } from 'vitest'
import { effectiveGrants } from '#access'
import type { PersonId } from '#access/model'
import { describeOnEachStore } from '#db/testing'
import { closeFeed, feedEntries, feedSince, findFeedOwner, listOwnDue, openFeed } from './index.ts'
import { plantInForce, type PlanStore, storeForPlans, testDay } from './testing.ts'

describeOnEachStore('a private calendar', (engine) => {
  let plans: PlanStore
  beforeEach(async () => {
    plans = await storeForPlans(engine)
    await plans.store.write((tx) => plantInForce(tx, plans))
    return () => plans.store.close()
  })
  const dueOf = (person: PersonId) =>
    plans.store.read(async (tx) => listOwnDue(tx, { person, grants: await effectiveGrants(tx, person) }))
  const entriesOf = async (person: PersonId, today: string) =>
    feedEntries(await dueOf(person), {
      person,
      today,
      addressOf: (page) => (page === 'today' ? '/today' : `/executions/${page.execution}`),
    })

  it('opens by its newest address only, and by none once it is closed', async () => {
    const owner = { person: plans.head.actor, nodePath: '/' }
    const find = (token: string) => plans.store.read((tx) => findFeedOwner(tx, token))
    const first = await plans.store.write((tx) => openFeed(tx, plans.head, owner))
    expect(Buffer.from(first, 'base64url')).toHaveLength(32)
    expect(await find(first)).toBe(plans.head.actor)
    const kept = await plans.store.read((tx) => tx.selectFrom('plan_feed').selectAll().execute())
    expect(JSON.stringify(kept)).not.toContain(first)
    const second = await plans.store.write((tx) => openFeed(tx, plans.head, owner))
    expect([await find(first), await find(second)]).toEqual([undefined, plans.head.actor])
    expect(await plans.store.write((tx) => closeFeed(tx, plans.head, owner))).toBe(true)
    expect(await plans.store.write((tx) => closeFeed(tx, plans.head, owner))).toBe(false)
    expect([await find(second), await find('')]).toEqual([undefined, undefined])
    expect(await plans.store.read((tx) => feedSince(tx, plans.head.actor))).toBeUndefined()
  })

  it('has whole days of what is to come, and one entry on today for all that is overdue', async () => {
    const early = await entriesOf(plans.head.actor, '2026-09-01')
    expect(early.map(({ title, when }) => [title, when.from])).toEqual([
      ['Срок: Директорам школ ознакомиться с планом в срок до 10 сентября 2026 г.', '2026-09-10'],
      ['Срок: Отчёт школы о ходе плана', '2026-11-16'],
    ])
    const late = await entriesOf(plans.head.actor, testDay)
    expect(late.map(({ title, when }) => [title, when.from])).toEqual([['Просрочено: 2\u00a0дела', testDay]])
    const tomorrow = await entriesOf(plans.head.actor, '2026-11-23')
    expect(tomorrow[0]!.uid).toBe(late[0]!.uid)
    expect(tomorrow[0]!.sequence).toBe(late[0]!.sequence + 1)
  })

  it('of an authority has what the role answers for, and nothing for somebody without a role', async () => {
    expect((await dueOf(plans.coordinator.actor)).map(({ node }) => node)).toEqual([plans.tree.town, plans.tree.town])
    expect(await dueOf('nobody' as PersonId)).toEqual([])
  })
})
