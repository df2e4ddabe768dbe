import type { Store } from '#db'
import type { Clock } from '#kernel/clock'
import { buildMessage } from './build-message.ts'
import { claimLetter, nextDue } from './claim-letter.ts'
import { mailServerState, noteAnswer, noteTrouble } from './mail-server.ts'
import type { SmtpConfig } from './model.ts'
import { openSmtp, type SmtpTalk } from './open-smtp.ts'
import { later } from './pause-after.ts'
import { recoverLetters } from './recover-letters.ts'
import { settleLetter } from './settle-letter.ts'

export interface Sending {
  readonly store: Store
  readonly smtp: SmtpConfig
  readonly clock: Clock
  /** Aborted when the process stops: the letter in hand is brought to its end, the next is left. */
  readonly signal: AbortSignal
  /** How long a silent sender is believed to be alive; longer than any talk may last. */
  readonly leaseMs?: number
  /** A run is short, so that other jobs get their turn; the rest goes with the next. */
  readonly atMost?: number
}

const usualLeaseMs = 300_000
const usualRun = 50

/** Sends what is due, letter by letter; answers how many the server took. */
export async function sendLetters(sending: Sending): Promise<number> {
  const { store, clock, signal, atMost = usualRun } = sending
  await store.write((tx) => recoverLetters(tx, clock()))
  const server = await store.read(mailServerState)
  if (server.kind === 'trouble' && server.nextTryAt > clock()) return 0
  let talk: SmtpTalk | undefined
  let accepted = 0
  try {
    for (let done = 0; done < atMost && !signal.aborted; done++) {
      if ((await store.read((tx) => nextDue(tx, clock()))) === 'none') break
      if (talk === undefined) {
        const opened = await openSmtp(sending.smtp)
        if (!opened.ok) {
          await store.write((tx) => noteTrouble(tx, opened.error, clock()))
          break
        }
        talk = opened.value
      }
      const outcome = await sendNext(sending, talk)
      if (outcome === 'accepted') accepted++
      if (outcome === 'accepted' || outcome === 'lost') continue
      talk.close()
      talk = undefined
      if (outcome === 'trouble') break
    }
  } finally {
    talk?.close()
  }
  return accepted
}

async function sendNext({ store, smtp, clock, leaseMs = usualLeaseMs }: Sending, talk: SmtpTalk) {
  const letter = await store.write(async (tx) => {
    const id = await nextDue(tx, clock())
    return id === 'none' ? 'lost' : claimLetter(tx, id, later(clock(), leaseMs))
  })
  if (letter === 'lost') return 'lost'
  const delivery = await talk.send(await buildMessage(letter, smtp))
  await store.write(async (tx) => {
    await settleLetter(tx, letter, delivery, clock())
    if (delivery.kind === 'trouble') await noteTrouble(tx, delivery.reason, clock())
    else await noteAnswer(tx, clock())
  })
  return delivery.kind
}
