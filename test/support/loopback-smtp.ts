import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A letter as the server got it. */
export interface ReceivedLetter {
  readonly to: readonly string[]
  readonly messageId: string
  readonly raw: string
  readonly mail: Email
}

/** What the server says at a step; `undefined` lets the step pass, `hang-up` closes the connection without a word. */
export type Answer = undefined | 'hang-up' | { readonly code: number; readonly text: string }

export interface SmtpWish {
  /** 0 or absent: any free one. */
  readonly port?: number
  readonly onMailFrom?: () => Answer
  readonly onRecipient?: (email: string) => Answer
  /** After the whole text has come. What is answered by an error or by silence is not kept by the server all the same: `kept` says so. */
  readonly onText?: (letter: ReceivedLetter) => Answer
  readonly login?: { readonly user: string; readonly password: string }
  readonly startTls?: boolean
}

export interface LoopbackSmtp extends AsyncDisposable {
  readonly port: number
  readonly url: string
  /** Whole texts that came in, whatever was answered. */
  readonly received: readonly ReceivedLetter[]
  /** Those that were answered by «accepted», or left without an answer. */
  readonly kept: readonly ReceivedLetter[]
  readonly encrypted: readonly boolean[]
}

/** A real SMTP server on this machine, which remembers what it was given. */
export async function startLoopbackSmtp(wish: SmtpWish = {}): Promise<LoopbackSmtp> {
  const received: ReceivedLetter[] = []
  const kept: ReceivedLetter[] = []
  const encrypted: boolean[] = []
  const options: SMTPServerOptions = {
    authOptional: wish.login === undefined,
    allowInsecureAuth: true,
    hideSTARTTLS: wish.startTls !== true,
    logger: false,
    closeTimeout: 50,
    onAuth: ({ username, password }, _session, done) =>
      username === wish.login?.user && password === wish.login?.password
        ? done(null, { user: username })
        : done(new Error('Invalid login')),
    onMailFrom: (_address, session, done) => {
      encrypted.push(session.secure)
      answer(wish.onMailFrom?.(), done, () => {})
    },
    onRcptTo: ({ address }, _session, done) => answer(wish.onRecipient?.(address), done, () => {}),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        void (async () => {
          const raw = Buffer.concat(parts).toString('utf8')
          const mail = await PostalMime.parse(raw)
          const to = session.envelope.rcptTo.map(({ address }) => address)
          const letter = { to, messageId: mail.messageId ?? '', raw, mail }
          received.push(letter)
          const said = wish.onText?.(letter)
          if (said === undefined || said === 'hang-up') kept.push(letter)
          answer(said, done, () => {
            for (const connection of server.connections) connection.close()
          })
        })()
      })
    },
  }
  const server = new SMTPServer(options)
  server.on('error', () => {}) // a client that was killed in the middle of a word
  const listening = server.listen(wish.port ?? 0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    received,
    kept,
    encrypted,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function answer(said: Answer, done: (error?: Error | null) => void, hangUp: () => void): void {
  if (said === undefined) return done()
  if (said === 'hang-up') return hangUp()
  done(Object.assign(new Error(said.text), { responseCode: said.code }))
}
