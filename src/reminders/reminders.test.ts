import { expect, it } from 'vitest'
import { listAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import { changeSetting, getNode } from '#organisations'
import { acknowledgePlan } from '#plan'
import { changePreferences, listUnreachable, loadPreferences, previewMorning, sendMornings, sendNews } from './index.ts'
import { letterRules } from './model.ts'
import { lettersOf, move, must, type ReminderStore, storeForReminders, submit, testLinks } from './testing.ts'

/** 18 November 2026 is a Wednesday. */
const deadline = 'до 18 ноября 2026 г.'
const mornings = ({ store }: ReminderStore, now: string): Promise<number> => sendMornings(store, now, testLinks)
const news = ({ store }: ReminderStore, now: string): Promise<number> => sendNews(store, now, testLinks)

describeOnEachStore('the morning letter', (engine) => {
  it('comes at half past eight of the region, once a day, with what is to be said', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    expect(await mornings(world, '2026-11-17T05:29:00.000Z')).toBe(0)
    expect(await mornings(world, '2026-11-17T05:30:00.000Z')).toBe(2)
    expect(await mornings(world, '2026-11-17T05:35:00.000Z')).toBe(0)
    expect(await lettersOf(world)).toMatchObject([
      { to: 'direktor1', subject: 'План: скоро срок: 1' },
      { to: 'direktor2', subject: 'План: скоро срок: 1' },
    ])
    const [letter] = await lettersOf(world)
    expect(letter?.text).toContain('Вторник, 17 ноября 2026 г.')
    expect(letter?.text).toContain('1. Отчёт школы о ходе плана (срок завтра)')
    expect(letter?.text).toContain('Контрольная дата 18 ноября 2026 г., СОШ № 1')
    expect(letter?.text).toContain('по правилу: «Скоро срок» (за 7 дней и за 1 день до срока)')
    expect(letter?.text).toContain('Настроить письма: https://demo.invalid/profile/letters')
    expect(letter?.text).not.toContain('СОШ № 2')
  })

  it('says every stage once, whatever the number of mornings between', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    const days = Array.from({ length: 30 }, (_day, index) =>
      new Date(Date.parse('2026-11-09T06:00:00.000Z') + index * 86_400_000).toISOString(),
    )
    for (const day of days) await mornings(world, day)
    const rows = await world.store.read((tx) =>
      tx.selectFrom('reminder_line').select(['person_id', 'rule', 'occasion', 'told_at']).orderBy('told_at').execute(),
    )
    const ofHead = rows.filter((row) => row.person_id === world.heads[0])
    expect(ofHead.map(({ rule, occasion, told_at }) => `${told_at.slice(0, 10)} ${rule} ${occasion}`)).toEqual([
      '2026-11-11 due-soon before-7 2026-11-18',
      '2026-11-17 due-soon before-1 2026-11-18',
      '2026-11-19 late late-1 2026-11-18',
      '2026-11-23 late late-3 2026-11-18',
      '2026-11-25 late late-7 2026-11-18',
    ])
    const ofCoordinator = rows.filter((row) => row.person_id === world.coordinator)
    expect(ofCoordinator.map(({ told_at, rule }) => `${told_at.slice(0, 10)} ${rule}`)).toEqual([
      '2026-11-25 escalation',
      '2026-11-25 escalation',
    ])
  })

  it('tells the coordinator of schools together, measure by measure', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    await mornings(world, '2026-11-25T06:00:00.000Z')
    const letter = (await lettersOf(world)).find(({ to }) => to === 'koordinator')
    expect(letter?.subject).toBe('План: просрочено у других: 2')
    expect(letter?.text).toContain('(2 исполнения, дольше всего просрочено на 7 дней)')
    expect(letter?.text).toContain('СОШ № 1, СОШ № 2')
  })

  it('sums the week up on its first working day', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    await submit(world, world.schools[0]!, world.heads[0]!, '2026-11-19T09:00:00.000Z')
    await move(world, world.schools[0]!, world.coordinator, '2026-11-20T09:00:00.000Z', 'accept')
    await mornings(world, '2026-11-23T06:00:00.000Z')
    const letter = (await lettersOf(world)).find(({ to }) => to === 'koordinator')
    expect(letter?.subject).toBe('План: итоги недели')
    expect(letter?.text).toContain('Принято за прошлую неделю: 1')
    expect(letter?.text).toContain('Просрочено: 1')
    const again = (await lettersOf(world)).length
    await mornings(world, '2026-11-24T06:00:00.000Z')
    expect((await lettersOf(world)).length).toBe(again)
  })

  it('comes by the clock of Kamchatka where the region lives by it', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    const act = { actor: 'system', at: '2026-09-01T06:00:00.000Z' } as const
    const change = { nodeId: world.town, key: 'timezone', value: 'Asia/Kamchatka' } as const
    must(await world.store.write((tx) => changeSetting(tx, act, change)))
    expect(await mornings(world, '2026-11-16T20:29:00.000Z')).toBe(0)
    expect(await mornings(world, '2026-11-16T20:30:00.000Z')).toBe(2)
    expect((await lettersOf(world))[0]?.text).toContain('Вторник, 17 ноября 2026 г.')
  })

  it('comes when the program is back, and not at all once the evening has begun', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    expect(await mornings(world, '2026-11-17T17:05:00.000Z')).toBe(0)
    expect(await mornings(world, '2026-11-18T16:55:00.000Z')).toBe(2)
  })

  it('is made once by two processes that look at the same moment', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    const now = '2026-11-17T06:00:00.000Z'
    const made = await Promise.all([mornings(world, now), mornings(world, now), mornings(world, now)])
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(await lettersOf(world)).toHaveLength(2)
  })

  it('is shown before it is sent, and says nothing that was said', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    const preview = (now: string) => world.store.read((tx) => previewMorning(tx, world.heads[0]!, now, testLinks))
    expect(await preview('2026-11-17T05:00:00.000Z')).toMatchObject({
      day: '2026-11-17',
      letter: { subject: 'План: скоро срок: 1' },
    })
    await mornings(world, '2026-11-17T06:00:00.000Z')
    expect(await preview('2026-11-17T06:00:00.000Z')).toEqual({ day: '2026-11-18', letter: 'nothing' })
    // On a Saturday it is the letter of Monday that comes next.
    expect(await preview('2026-11-21T06:00:00.000Z')).toMatchObject({ day: '2026-11-23' })
  })

  it('names the places where nobody can be reminded', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    await world.store.write((tx) =>
      tx.updateTable('person').set({ deactivated_at: '2026-11-01' }).where('id', '=', world.heads[1]!).execute(),
    )
    const path = (await world.store.read((tx) => getNode(tx, world.town)))?.path ?? ''
    const found = await world.store.read((tx) => listUnreachable(tx, path, '2026-11-19T06:00:00.000Z'))
    expect(found).toMatchObject([{ role: 'school-head', nodeName: 'СОШ № 2', why: 'nobody', executions: 1 }])
  })
})

describeOnEachStore('news of decisions', (engine) => {
  /** The program had begun to write letters before any of it happened. */
  async function world() {
    const made = await storeForReminders(engine, { deadline })
    await news(made, '2026-11-01T06:00:00.000Z')
    return made
  }

  it('comes a quarter of an hour later, one letter for everything', async () => {
    const made = await world()
    await using _ = made.store
    await submit(made, made.schools[0]!, made.heads[0]!, '2026-11-17T09:00:00.000Z')
    await submit(made, made.schools[1]!, made.heads[1]!, '2026-11-17T09:10:00.000Z')
    expect(await news(made, '2026-11-17T09:14:59.000Z')).toBe(0)
    expect(await news(made, '2026-11-17T09:15:00.000Z')).toBe(1)
    expect(await news(made, '2026-11-17T09:40:00.000Z')).toBe(0)
    const [letter] = await lettersOf(made)
    expect(letter).toMatchObject({ to: 'koordinator', subject: 'План: ждёт вашего решения: 2' })
    expect(letter?.text).toContain('СОШ № 1')
    expect(letter?.text).toContain('СОШ № 2')
  })

  it('tells the school what was returned, with the remark', async () => {
    const made = await world()
    await using _ = made.store
    const [school] = made.schools
    await submit(made, school!, made.heads[0]!, '2026-11-17T09:00:00.000Z')
    await move(made, school!, made.coordinator, '2026-11-17T09:05:00.000Z', 'return', 'Нет выводов')
    await news(made, '2026-11-17T09:30:00.000Z')
    // That it was submitted is no news any more.
    expect(await lettersOf(made)).toMatchObject([{ to: 'direktor1', subject: 'План: возвращено вам' }])
    expect((await lettersOf(made))[0]?.text).toContain('Замечание: Нет выводов')
  })

  it('waits for the morning, and for the end of a holiday', async () => {
    const made = await world()
    await using _ = made.store
    const [school] = made.schools
    await submit(made, school!, made.heads[0]!, '2026-11-20T17:30:00.000Z')
    expect(await news(made, '2026-11-20T18:00:00.000Z')).toBe(0)
    expect(await news(made, '2026-11-22T09:00:00.000Z')).toBe(0)
    expect(await news(made, '2026-11-23T04:55:00.000Z')).toBe(0)
    expect(await news(made, '2026-11-23T05:00:00.000Z')).toBe(1)
  })

  it('tells the heads of a plan that was put in force, and not those who have acknowledged it', async () => {
    const made = await storeForReminders(engine, { deadline, inForceAt: '2026-11-16T09:00:00.000Z' })
    await using _ = made.store
    await news(made, '2026-11-16T08:00:00.000Z')
    const act = { actor: made.heads[1]!, at: '2026-11-16T09:05:00.000Z' }
    must(await made.store.write((tx) => acknowledgePlan(tx, act, { plan: made.plan, school: made.schools[1]! })))
    expect(await news(made, '2026-11-16T09:20:00.000Z')).toBe(1)
    expect(await news(made, '2026-11-16T09:40:00.000Z')).toBe(0)
    const [letter] = await lettersOf(made)
    expect(letter).toMatchObject({ to: 'direktor1', subject: 'План: введён в действие план' })
    expect(letter?.text).toContain('Подтвердите, что ознакомились с приказом')
  })

  it('is silent of what happened before the program began to write letters', async () => {
    const made = await storeForReminders(engine, { deadline })
    await using _ = made.store
    await submit(made, made.schools[0]!, made.heads[0]!, '2026-11-17T09:00:00.000Z')
    expect(await news(made, '2026-11-17T09:30:00.000Z')).toBe(0)
    expect(await news(made, '2026-11-17T10:30:00.000Z')).toBe(0)
  })

  it('is told once by two processes that look at the same moment', async () => {
    const made = await world()
    await using _ = made.store
    await submit(made, made.schools[0]!, made.heads[0]!, '2026-11-17T09:00:00.000Z')
    const now = '2026-11-17T09:30:00.000Z'
    await Promise.all([news(made, now), news(made, now)])
    expect(await lettersOf(made)).toHaveLength(1)
  })
})

describeOnEachStore('what a person decides of letters', (engine) => {
  const change = (version: number) => ({
    version,
    digestTime: '10:00',
    off: ['due-soon'] as const,
    pauseFrom: '',
    pauseUntil: '',
  })

  it('holds, is in the log, and lets nobody switch off what must be said', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    const [head] = world.heads
    const act = { actor: head!, at: '2026-11-01T06:00:00.000Z' }
    const wish = { person: head!, ...change(0), off: letterRules }
    must(await world.store.write((tx) => changePreferences(tx, act, wish)))
    expect(await world.store.read((tx) => loadPreferences(tx, head!))).toEqual({
      digestTime: '10:00',
      off: ['due-soon', 'accepted', 'to-decide', 'weekly'],
      pause: null,
      version: 1,
    })
    expect(await mornings(world, '2026-11-17T06:00:00.000Z')).toBe(1)
    expect(await mornings(world, '2026-11-19T06:30:00.000Z')).toBe(1)
    expect(await mornings(world, '2026-11-19T07:00:00.000Z')).toBe(1)
    const { entries } = await world.store.read((tx) => listAudit(tx, { nodePathPrefix: '', limit: 1 }))
    expect(entries[0]).toMatchObject({ action: 'letters.change-preferences', actor: head })
  })

  it('is refused where it was changed in another window meanwhile', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    const person = world.heads[0]!
    const act = { actor: person, at: '2026-11-01T06:00:00.000Z' }
    const save = (version: number) =>
      world.store.write((tx) => changePreferences(tx, act, { person, ...change(version) }))
    expect(await save(0)).toMatchObject({ ok: true })
    expect(await save(0)).toEqual({ ok: false, error: { kind: 'changed-meanwhile' } })
    expect(await save(1)).toMatchObject({ ok: true })
  })

  it.each([
    ['one day of two', { pauseFrom: '2026-11-01' }, 'half-a-pause'],
    ['a last day before the first', { pauseFrom: '2026-11-02', pauseUntil: '2026-11-01' }, 'reversed-pause'],
    ['a day that is none', { pauseFrom: '2026-11-31', pauseUntil: 'завтра' }, 'half-a-pause'],
    ['a year', { pauseFrom: '2026-11-01', pauseUntil: '2027-11-01' }, 'long-pause'],
    ['an hour that is not offered', { digestTime: '03:00' }, 'bad-time'],
  ])('is refused with %s', async (_what, wrong, kind) => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    const person = world.heads[0]!
    const act = { actor: person, at: '2026-11-01T06:00:00.000Z' }
    const refused = await world.store.write((tx) => changePreferences(tx, act, { person, ...change(0), ...wrong }))
    expect(refused).toEqual({ ok: false, error: { kind } })
  })

  it('keeps letters from somebody who is away, and takes up again after', async () => {
    const world = await storeForReminders(engine, { deadline })
    await using _ = world.store
    const person = world.heads[0]!
    const act = { actor: person, at: '2026-11-01T06:00:00.000Z' }
    const pause = { pauseFrom: '2026-11-10', pauseUntil: '2026-11-20' }
    must(await world.store.write((tx) => changePreferences(tx, act, { person, ...change(0), ...pause })))
    for (const day of ['11', '17', '19', '20']) await mornings(world, `2026-11-${day}T08:00:00.000Z`)
    expect((await lettersOf(world)).filter(({ to }) => to === 'direktor1')).toEqual([])
    await mornings(world, '2026-11-23T08:00:00.000Z')
    const [letter] = (await lettersOf(world)).filter(({ to }) => to === 'direktor1')
    expect(letter?.text).toContain('просрочено на 5 дней')
  })
})
