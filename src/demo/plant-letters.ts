import type { PersonId } from '#access/model'
import { getPerson } from '#access'
import type { WriteTx } from '#db'
import { addWorkingDays, russianWorkingDays } from '#deadlines'
import { assert } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import { enqueueLetter } from '#mail'
import type { LetterState } from '#mail/model'
import { findNodeByCode } from '#organisations'
import type { FederalCode, NodeId } from '#organisations/model'
import { changePreferences } from '#reminders'
import { planted } from './planted.ts'

export interface DemoReaders {
  readonly coordinator: PersonId
  readonly methodist: PersonId
  /** By school, in the order of schools. */
  readonly heads: ReadonlyMap<NodeId, PersonId>
}

interface PlantedLetter {
  /** Whose, by the order of heads; the coordinator otherwise. */
  readonly to: number | 'coordinator'
  /** Working days. */
  readonly daysAgo: number
  readonly rule: 'digest' | 'decisions'
  readonly subject: string
  readonly state: LetterState
  readonly answer: string
}

const taken = '250 2.0.0 Ok: queued'

/** A week of letters with everything that can become of one. */
const letters: readonly PlantedLetter[] = [
  ...Array.from({ length: 9 }, (_letter, index): PlantedLetter => ({
    to: index,
    daysAgo: 6,
    rule: 'digest',
    subject: index % 3 === 0 ? 'План: просрочено у вас: 1, скоро срок: 2' : 'План: скоро срок: 2',
    state: 'sent',
    answer: taken,
  })),
  { to: 'coordinator', daysAgo: 6, rule: 'digest', subject: 'План: итоги недели', state: 'sent', answer: taken },
  {
    to: 'coordinator',
    daysAgo: 5,
    rule: 'decisions',
    subject: 'План: ждёт вашего решения: 4',
    state: 'sent',
    answer: taken,
  },
  { to: 2, daysAgo: 5, rule: 'decisions', subject: 'План: возвращено вам', state: 'sent', answer: taken },
  { to: 5, daysAgo: 4, rule: 'decisions', subject: 'План: принято: 2', state: 'sent', answer: taken },
  {
    to: 14,
    daysAgo: 4,
    rule: 'digest',
    subject: 'План: скоро срок: 1',
    state: 'failed',
    answer: '550 5.1.1 Recipient address rejected: user unknown',
  },
  {
    to: 7,
    daysAgo: 3,
    rule: 'decisions',
    subject: 'План: возвращено вам',
    state: 'unknown',
    answer: 'Письмо передано, ответа не было: связь прервалась (Connection closed unexpectedly)',
  },
  {
    to: 12,
    daysAgo: 9,
    rule: 'digest',
    subject: 'План: просрочено у вас: 1',
    state: 'expired',
    answer: 'Не ушло до своего срока и уже не нужно.',
  },
]

/** The school at which nobody is left: the head is away and there is no other. */
const awayAt = 'edu990021' as FederalCode

/** What was written lately, and what people decided of letters. No letter of the demonstration ever waits to be sent. */
export async function plantLetters(
  tx: WriteTx,
  at: Instant,
  { nodePath, coordinator, methodist, heads }: DemoReaders & { readonly nodePath: string },
): Promise<void> {
  const readers = [...heads.values()]
  const school = await findNodeByCode(tx, awayAt)
  const away = school === undefined ? undefined : heads.get(school.id)
  assert(away !== undefined, `plantLetters: the school ${awayAt} must be planted with its head`)
  const usual = { version: 0, digestTime: '08:30', off: [], pauseFrom: '', pauseUntil: '' } as const
  const later = { ...usual, person: methodist, digestTime: '10:00', off: ['accepted'] } as const
  planted(await changePreferences(tx, { actor: methodist, at }, later))
  const pause = { ...usual, person: away, pauseFrom: dayOf(at, -4), pauseUntil: dayOf(at, 10) }
  planted(await changePreferences(tx, { actor: away, at }, pause))
  for (const [index, letter] of letters.entries()) {
    const person = letter.to === 'coordinator' ? coordinator : readers[letter.to]
    if (person !== undefined) await plantLetter(tx, at, nodePath, { ...letter, person, index })
  }
}

async function plantLetter(
  tx: WriteTx,
  at: Instant,
  nodePath: string,
  letter: PlantedLetter & { readonly person: PersonId; readonly index: number },
): Promise<void> {
  const person = await getPerson(tx, letter.person)
  assert(person !== undefined, 'plantLetter: letters go to people of the demonstration')
  const day = addWorkingDays(at.slice(0, 10), -letter.daysAgo, russianWorkingDays)
  const made = `${day}T05:30:${String(letter.index).padStart(2, '0')}.000Z`
  const id = await enqueueLetter(tx, made, {
    dedupeKey: `demo ${letter.index}`,
    to: { name: person.name, email: person.email },
    nodePath: person.grants[0]?.nodePath ?? nodePath,
    rule: letter.rule,
    subject: letter.subject,
    body: {
      title: letter.subject,
      lead: 'Письмо демонстрации: строк плана в нём нет.',
      sections: [],
      foot: ['Отправлено, чтобы показать очередь писем.'],
      demonstration: true,
    },
  })
  assert(id !== 'already-there', 'plantLetter: every letter of the demonstration is made once')
  // What a mail server would have answered; the text of what has left is not kept.
  const left = letter.state === 'sent' ? { text: '', html: '' } : {}
  await tx
    .updateTable('letter')
    .set({ state: letter.state, answer: letter.answer, attempts: 1, settled_at: made, ...left })
    .where('id', '=', id)
    .execute()
}

const dayOf = (at: Instant, days: number): string =>
  new Date(Date.parse(at) + days * 86_400_000).toISOString().slice(0, 10)
