import type { Person } from '#access/model'
import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { enqueueLetter, tryServerNow } from '#mail'
import { readSetting } from '#organisations'

/** A letter to oneself, by the same way that every letter goes; one a minute. */
export async function sendTestLetter(
  tx: WriteTx,
  { person, nodePath, at }: { readonly person: Person; readonly nodePath: string; readonly at: Instant },
): Promise<'queued' | 'queued-already'> {
  const letter = await enqueueLetter(tx, at, {
    dedupeKey: `test ${person.id} ${at.slice(0, 16)}`,
    to: { name: person.name, email: person.email },
    nodePath,
    rule: 'test',
    subject: 'Проверка почты',
    body: {
      title: 'Почта работает',
      lead: 'Это письмо вы попросили на странице «Почта». Раз вы его читаете, сервер принимает и доставляет письма программы.',
      sections: [],
      foot: ['Письмо отправлено по кнопке «Отправить письмо себе». Отвечать на него не нужно.'],
      demonstration: await readSetting(tx, nodePath, 'demonstration'),
    },
  })
  await tryServerNow(tx, at)
  return letter === 'already-there' ? 'queued-already' : 'queued'
}
