import { migrations as auditMigrations } from '#audit'
import type { Store } from '#db'
import { temporaryStore } from '#db/testing'
import { migrations as jobMigrations } from '#jobs'
import { assert } from '#kernel/assert'
import { enqueueLetter, migrations, type NewLetter } from './index.ts'
import { type LetterId, type ListedLetter, parseMailAddress, parseSmtpUrl, type SmtpConfig } from './model.ts'
import { listLetters } from './list-letters.ts'

export const testStart = Date.parse('2026-11-23T05:30:00.000Z')

/** A clock that stands until it is moved. */
export function standingClock(start = testStart) {
  let now = start
  return { clock: () => new Date(now).toISOString(), move: (ms: number) => void (now += ms) }
}

export const storeForMail = (engine: Store['engine']): Promise<Store> =>
  temporaryStore(engine, [...auditMigrations, ...jobMigrations, ...migrations])

export function smtpOf(url: string): SmtpConfig {
  const server = parseSmtpUrl(url)
  const from = parseMailAddress('Объектив (Демо) <obyektiv@demo.invalid>')
  assert(server.ok && from !== undefined, 'smtpOf: the address must be one of SMTP')
  return { ...server.value, from }
}

export const testLetter: NewLetter = {
  dedupeKey: 'one',
  to: { name: 'Школьникова Марина Андреевна (демо)', email: 'direktor@demo.invalid' },
  nodePath: 'r/m/s/',
  rule: 'late',
  subject: 'План: просрочено 2, срок на неделе у 1',
  body: {
    title: 'Доброе утро',
    lead: '23 ноября 2026 г., понедельник',
    sections: [
      {
        title: 'Просрочено',
        tone: 'late',
        rows: [
          {
            text: 'Отчёт школы «о ходе плана» & <итоги>',
            url: 'https://demo.invalid/executions/1?a=1&b=2',
            details: 'Срок был 16 ноября 2026 г. СОШ № 6',
            mark: 'просрочено на 7 дней',
          },
        ],
        more: 'и ещё 1',
      },
    ],
    button: { title: 'Открыть «Сегодня»', url: 'https://demo.invalid/today' },
    foot: ['Правило «Просрочено»: через 1, 3 и 7 дней после срока.'],
    preferencesUrl: 'https://demo.invalid/profile/letters',
    demonstration: true,
  },
}

export async function putIn(
  store: Store,
  clock: () => string,
  change: Partial<NewLetter> = {},
): Promise<LetterId | 'already-there'> {
  return store.write((tx) => enqueueLetter(tx, clock(), { ...testLetter, ...change }))
}

export const allLetters = (store: Store): Promise<readonly ListedLetter[]> =>
  store.read((tx) => listLetters(tx, { nodePath: '', offset: 0, limit: 1000 }))
