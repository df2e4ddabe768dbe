import { expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import { enqueueJob, runNextJob } from '#jobs'
import { startLoopbackSmtp } from '../../test/support/loopback-smtp.ts'
import { sendLettersJob, sendLettersKind } from './index.ts'
import { allLetters, putIn, smtpOf, standingClock, storeForMail } from './testing.ts'

const signal = new AbortController().signal

describeOnEachStore('the job that sends letters', (engine) => {
  it('is asked for by the letter itself, and asks for the next run while anything waits', async () => {
    await using store = await storeForMail(engine)
    let refusals = 1
    await using server = await startLoopbackSmtp({
      onRecipient: () => (refusals-- > 0 ? { code: 450, text: 'later' } : undefined),
    })
    const { clock, move } = standingClock()
    const kinds = [sendLettersJob(store, smtpOf(server.url))]
    const run = () => runNextJob({ store, kinds, clock, leaseMs: 60_000, signal })
    await putIn(store, clock)
    expect(await run()).toBe(false)
    move(5000)
    expect(await run()).toBe(true)
    expect(await run()).toBe(false)
    move(65_000)
    expect(await run()).toBe(true)
    expect(await allLetters(store)).toMatchObject([{ state: 'sent', attempts: 2 }])
    move(60 * 60_000)
    expect(await run()).toBe(false)
  })

  it('is asked for once by many letters of one moment', async () => {
    await using store = await storeForMail(engine)
    const { clock } = standingClock()
    for (const dedupeKey of ['a', 'b', 'c']) await putIn(store, clock, { dedupeKey })
    const jobs = await store.read((tx) => tx.selectFrom('job').select('kind').execute())
    expect(jobs).toEqual([{ kind: 'mail.send-letters' }])
  })

  it('keeps letters where there is no mail server, until they are of no use', async () => {
    await using store = await storeForMail(engine)
    const { clock, move } = standingClock()
    await putIn(store, clock)
    move(5000)
    const kinds = [sendLettersJob(store, 'off')]
    expect(await runNextJob({ store, kinds, clock, leaseMs: 60_000, signal })).toBe(true)
    expect(await allLetters(store)).toMatchObject([{ state: 'waiting', attempts: 0 }])
    move(14 * 24 * 60 * 60_000)
    await store.write((tx) => enqueueJob(tx, sendLettersKind, {}, { at: clock(), by: 'system' }))
    expect(await runNextJob({ store, kinds, clock, leaseMs: 60_000, signal })).toBe(true)
    expect(await allLetters(store)).toMatchObject([{ state: 'expired' }])
  })
})
