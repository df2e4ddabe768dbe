import { expect, it } from 'vitest'
import { listAudit } from '#audit'
import type { Store } from '#db'
import { describeOnEachStore } from '#db/testing'
import { startLoopbackSmtp } from '../../test/support/loopback-smtp.ts'
import { claimLetter } from './claim-letter.ts'
import { forgetLetter, mailServerState, resendLetter, sendLetters } from './index.ts'
import type { LetterId } from './model.ts'
import { settleLetter } from './settle-letter.ts'
import { allLetters, putIn, smtpOf, standingClock, storeForMail } from './testing.ts'

const never = new AbortController().signal
const minute = 60_000

const states = async (store: Store) => (await allLetters(store)).map(({ state }) => state)

describeOnEachStore('the outbox', (engine) => {
  it('sends a letter once, in two forms, with headers that say who wrote it and how to change that', async () => {
    await using store = await storeForMail(engine)
    await using server = await startLoopbackSmtp()
    const { clock } = standingClock()
    const id = await putIn(store, clock)
    expect(await putIn(store, clock)).toBe('already-there')
    const sending = { store, smtp: smtpOf(server.url), clock, signal: never }
    expect(await sendLetters(sending)).toBe(1)
    expect(await sendLetters(sending)).toBe(0)

    expect(server.received).toHaveLength(1)
    const [{ to, mail, raw }] = server.received as [(typeof server.received)[number]]
    expect(to).toEqual(['direktor@demo.invalid'])
    expect(mail.subject).toBe('План: просрочено 2, срок на неделе у 1')
    expect(mail.from).toMatchObject({ name: 'Объектив (Демо)', address: 'obyektiv@demo.invalid' })
    expect(mail.to).toMatchObject([{ name: 'Школьникова Марина Андреевна (демо)', address: 'direktor@demo.invalid' }])
    expect(mail.messageId).toBe(`<${id}@demo.invalid>`)
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value
    expect(header('auto-submitted')).toBe('auto-generated')
    expect(header('list-unsubscribe')).toBe('<https://demo.invalid/profile/letters>')
    expect(mail.text).toContain(' – Отчёт школы «о ходе плана» & <итоги> (просрочено на 7 дней)')
    expect(mail.text).toContain('https://demo.invalid/executions/1?a=1&b=2')
    expect(mail.text).toContain('Правило «Просрочено»')
    expect(mail.html).toContain('Отчёт школы «о ходе плана» &amp; &lt;итоги&gt;')
    expect(mail.html).toContain('href="https://demo.invalid/executions/1?a=1&amp;b=2"')
    // Everything that travels is seven-bit: no server on the way can spoil a letter.
    expect(/^[\x00-\x7f]*$/.test(raw)).toBe(true)

    expect(await allLetters(store)).toMatchObject([{ state: 'sent', attempts: 1, mayResend: false, mayForget: false }])
    // What was said belongs to the person it was for.
    const kept = await store.read((tx) => tx.selectFrom('letter').select(['text', 'html']).execute())
    expect(kept).toEqual([{ text: '', html: '' }])
  })

  it('sends an invitation with its calendar', async () => {
    await using store = await storeForMail(engine)
    await using server = await startLoopbackSmtp()
    const { clock } = standingClock()
    const content = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n'
    await putIn(store, clock, { calendar: { method: 'REQUEST', fileName: 'приглашение.ics', content } })
    await sendLetters({ store, smtp: smtpOf(server.url), clock, signal: never })
    const [letter] = server.received
    expect(
      letter?.mail.attachments.some(({ mimeType, method }) => mimeType === 'text/calendar' && method === 'REQUEST'),
    ).toBe(true)
  })

  it('holds a letter until its time, and drops one whose time is over', async () => {
    await using store = await storeForMail(engine)
    await using server = await startLoopbackSmtp()
    const { clock, move } = standingClock()
    const at = (ms: number): string => new Date(Date.parse(clock()) + ms).toISOString()
    await putIn(store, clock, { dedupeKey: 'held', notBefore: at(10 * minute) })
    await putIn(store, clock, { dedupeKey: 'stale', notBefore: at(10 * minute), sendBefore: at(5 * minute) })
    const sending = { store, smtp: smtpOf(server.url), clock, signal: never }
    expect(await sendLetters(sending)).toBe(0)
    move(10 * minute)
    expect(await sendLetters(sending)).toBe(1)
    expect((await states(store)).toSorted()).toEqual(['expired', 'sent'])
  })

  it('tries again later and later when the server puts a letter off', async () => {
    await using store = await storeForMail(engine)
    let refusals = 2
    await using server = await startLoopbackSmtp({
      onRecipient: () => (refusals-- > 0 ? { code: 450, text: 'greylisted' } : undefined),
    })
    const { clock, move } = standingClock()
    await putIn(store, clock)
    const sending = { store, smtp: smtpOf(server.url), clock, signal: never }
    for (const waitMs of [1 * minute, 5 * minute]) {
      expect(await sendLetters(sending)).toBe(0)
      expect(await allLetters(store)).toMatchObject([{ state: 'waiting', answer: '450 greylisted' }])
      move(waitMs - 1)
      expect(await sendLetters(sending)).toBe(0)
      move(1)
    }
    expect(await sendLetters(sending)).toBe(1)
    expect(await allLetters(store)).toMatchObject([{ state: 'sent', attempts: 3 }])
  })

  it('gives a letter up after three days of being put off, and says what the server said', async () => {
    await using store = await storeForMail(engine)
    await using server = await startLoopbackSmtp({ onRecipient: () => ({ code: 452, text: 'mailbox full' }) })
    const { clock, move } = standingClock()
    await putIn(store, clock)
    for (let turn = 0; turn < 13; turn++) {
      await sendLetters({ store, smtp: smtpOf(server.url), clock, signal: never })
      move(12 * 60 * minute)
    }
    const [letter] = await allLetters(store)
    expect(letter).toMatchObject({ state: 'failed', attempts: 13, mayResend: true })
    expect(letter?.answer).toContain('452 mailbox full')
  })

  it('gives a refused letter up at once with the reason, and sends the others', async () => {
    await using store = await storeForMail(engine)
    await using server = await startLoopbackSmtp({
      onRecipient: (email) => (email.startsWith('nobody') ? { code: 550, text: 'no such user' } : undefined),
    })
    const { clock } = standingClock()
    await putIn(store, clock, { dedupeKey: 'a', to: { name: 'Никто', email: 'nobody@demo.invalid' } })
    await putIn(store, clock, { dedupeKey: 'b' })
    expect(await sendLetters({ store, smtp: smtpOf(server.url), clock, signal: never })).toBe(1)
    const letters = await allLetters(store)
    expect(letters.find(({ to }) => to.name === 'Никто')).toMatchObject({ state: 'failed', answer: '550 no such user' })
    expect(letters.filter(({ state }) => state === 'sent')).toHaveLength(1)
  })

  it('loses nothing while the server is down, and blames no letter for it', async () => {
    await using store = await storeForMail(engine)
    const { clock, move } = standingClock()
    let port: number
    {
      await using gone = await startLoopbackSmtp()
      port = gone.port
    }
    for (const dedupeKey of ['a', 'b', 'c']) await putIn(store, clock, { dedupeKey })
    const sending = { store, smtp: smtpOf(`smtp://127.0.0.1:${port}`), clock, signal: never }
    expect(await sendLetters(sending)).toBe(0)
    move(9999)
    await sendLetters(sending)
    expect(await store.read(mailServerState)).toMatchObject({ kind: 'trouble', failures: 1 })
    move(1)
    await sendLetters(sending)
    expect(await store.read(mailServerState)).toMatchObject({
      kind: 'trouble',
      failures: 2,
      since: '2026-11-23T05:30:00.000Z',
    })
    await using back = await startLoopbackSmtp({ port })
    move(30_000)
    expect(await sendLetters(sending)).toBe(3)
    expect(back.received).toHaveLength(3)
    expect(await allLetters(store)).toMatchObject([{ attempts: 1 }, { attempts: 1 }, { attempts: 1 }])
    expect(await store.read(mailServerState)).toMatchObject({ kind: 'answers' })
  })

  it('keeps letters waiting when the server does not let the program in or does not know its address', async () => {
    await using store = await storeForMail(engine)
    await using server = await startLoopbackSmtp({
      login: { user: 'obyektiv', password: 'right' },
      onMailFrom: () => ({ code: 553, text: 'sender not allowed' }),
    })
    const { clock, move } = standingClock()
    await putIn(store, clock)
    const by = (password: string) =>
      sendLetters({ store, smtp: smtpOf(`smtp://obyektiv:${password}@127.0.0.1:${server.port}`), clock, signal: never })
    await by('wrong')
    expect(await store.read(mailServerState)).toMatchObject({ kind: 'trouble' })
    expect(JSON.stringify(await store.read(mailServerState))).toContain('сервер не принял имя и пароль')
    move(10 * minute)
    await by('right')
    expect(JSON.stringify(await store.read(mailServerState))).toContain('sender not allowed')
    expect(await allLetters(store)).toMatchObject([{ state: 'waiting', attempts: 0 }])
  })

  it('does not send again what the server may have: a connection lost after the text is said to be unknown', async () => {
    await using store = await storeForMail(engine)
    let first = true
    await using server = await startLoopbackSmtp({
      onText: () => {
        const said = first ? 'hang-up' : undefined
        first = false
        return said
      },
    })
    const { clock, move } = standingClock()
    const id = (await putIn(store, clock)) as LetterId
    const sending = { store, smtp: smtpOf(server.url), clock, signal: never }
    await sendLetters(sending)
    expect(await allLetters(store)).toMatchObject([{ state: 'unknown', mayResend: true }])
    move(24 * 60 * minute)
    await sendLetters(sending)
    expect(server.received).toHaveLength(1)
    // A person decides; a mail program knows the second copy by its number.
    const act = { actor: 'system', at: clock() } as const
    expect(await store.write((tx) => resendLetter(tx, act, { letter: id, nodePath: 'r/other/' }))).toMatchObject({
      ok: false,
    })
    expect(await store.write((tx) => resendLetter(tx, act, { letter: id, nodePath: 'r/m/' }))).toMatchObject({
      ok: true,
    })
    await sendLetters(sending)
    expect(server.received.map(({ messageId }) => messageId)).toEqual([`<${id}@demo.invalid>`, `<${id}@demo.invalid>`])
    const { entries } = await store.read((tx) => listAudit(tx, { nodePathPrefix: '', limit: 5 }))
    expect(entries.map(({ action }) => action)).toEqual(['mail.resend'])
  })

  it('says that it does not know of a letter whose sender was killed, and takes a late answer for the truth', async () => {
    await using store = await storeForMail(engine)
    await using server = await startLoopbackSmtp()
    const { clock, move } = standingClock()
    const id = (await putIn(store, clock)) as LetterId
    const leaseUntil = new Date(Date.parse(clock()) + 3 * minute).toISOString()
    const claimed = await store.write((tx) => claimLetter(tx, id, leaseUntil))
    const sending = { store, smtp: smtpOf(server.url), clock, signal: never }
    move(3 * minute - 1)
    await sendLetters(sending)
    expect(await states(store)).toEqual(['sending'])
    move(1)
    await sendLetters(sending)
    expect(await states(store)).toEqual(['unknown'])
    expect(server.received).toEqual([])
    if (claimed === 'lost') throw new Error('the letter should have been free')
    await store.write((tx) => settleLetter(tx, claimed, { kind: 'accepted', answer: '250 OK' }, clock()))
    expect(await states(store)).toEqual(['sent'])
  })

  it('takes a letter out of the queue when a person says so, once', async () => {
    await using store = await storeForMail(engine)
    const { clock } = standingClock()
    const id = (await putIn(store, clock)) as LetterId
    const act = { actor: 'system', at: clock() } as const
    const forget = () => store.write((tx) => forgetLetter(tx, act, { letter: id, nodePath: '' }))
    expect(await forget()).toMatchObject({ ok: true })
    expect(await forget()).toEqual({ ok: false, error: { kind: 'not-in-this-state', state: 'forgotten' } })
  })

  it('never keeps the text of a letter that opens a door', async () => {
    await using store = await storeForMail(engine)
    await using server = await startLoopbackSmtp({ onText: () => 'hang-up' })
    const { clock } = standingClock()
    const id = (await putIn(store, clock, { secret: true })) as LetterId
    await sendLetters({ store, smtp: smtpOf(server.url), clock, signal: never })
    expect(await allLetters(store)).toMatchObject([{ state: 'unknown', mayResend: false }])
    const kept = await store.read((tx) => tx.selectFrom('letter').select('text').execute())
    expect(kept).toEqual([{ text: '' }])
    const act = { actor: 'system', at: clock() } as const
    const again = await store.write((tx) => resendLetter(tx, act, { letter: id, nodePath: '' }))
    expect(again).toEqual({ ok: false, error: { kind: 'secret-is-gone' } })
  })

  it('encrypts where the server offers it, and does not speak to one that does not where encryption is asked for', async () => {
    await using store = await storeForMail(engine)
    const { clock, move } = standingClock()
    await putIn(store, clock, { dedupeKey: 'a' })
    await using offering = await startLoopbackSmtp({ startTls: true })
    const by = (url: string) => sendLetters({ store, smtp: smtpOf(url), clock, signal: never })
    await by(`${offering.url}?certificate=any`)
    expect(offering.encrypted).toEqual([true])
    await putIn(store, clock, { dedupeKey: 'b' })
    await using plain = await startLoopbackSmtp()
    move(minute)
    expect(await by(`${plain.url}?tls=required`)).toBe(0)
    expect(plain.received).toEqual([])
  })

  it('gives every letter to one of several senders', async () => {
    await using store = await storeForMail(engine)
    await using server = await startLoopbackSmtp()
    const { clock } = standingClock()
    for (let n = 0; n < 30; n++) await putIn(store, clock, { dedupeKey: `letter ${n}` })
    const sending = { store, smtp: smtpOf(server.url), clock, signal: never }
    await Promise.all([sendLetters(sending), sendLetters(sending), sendLetters(sending)])
    expect(server.received).toHaveLength(30)
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(30)
    expect(new Set(await states(store))).toEqual(new Set(['sent']))
  })
})
