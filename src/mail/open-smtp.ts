import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { err, ok, type Result } from '#kernel/result'
import { type Delivery, judgeFailure, type TalkError, troubleWords } from './delivery.ts'
import type { SmtpConfig } from './model.ts'

/** A letter in the form that travels. */
export interface Message {
  readonly from: string
  readonly to: string
  readonly bytes: Buffer
}

/** An open connection to the mail server; nothing more is sent by it after anything but `accepted`. */
export interface SmtpTalk {
  send(message: Message): Promise<Delivery>
  close(): void
}

/** A server may look long at a text before it answers; RFC 5321, 4.5.3.2, would let it ten minutes, other jobs would not. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 120_000 }

/** Connects and signs in. The error is one Russian sentence for the administrator. */
export async function openSmtp(config: SmtpConfig): Promise<Result<SmtpTalk, string>> {
  const connection = new SMTPConnection({
    host: config.host,
    port: config.port,
    secure: config.encryption === 'tls',
    requireTLS: config.encryption === 'starttls',
    ignoreTLS: config.encryption === 'none',
    tls: { rejectUnauthorized: config.checksCertificate },
    ...patience,
  })
  // Errors that come between two letters are told by the next send.
  connection.on('error', () => {})
  const close = (): void => connection.close()
  try {
    await connected(connection)
    if (config.login !== 'none') await signedIn(connection, config.login)
  } catch (error) {
    close()
    return err(troubleWords(error as TalkError))
  }
  return ok({ send: (message) => send(connection, message), close })
}

function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject)
    connection.connect((error) => (error === undefined ? resolve() : reject(error)))
  })
}

function signedIn(
  connection: SMTPConnection,
  { user, password }: { readonly user: string; readonly password: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject)
    connection.login({ user, pass: password }, (error) => (error === null ? resolve() : reject(error)))
  })
}

function send(connection: SMTPConnection, { from, to, bytes }: Message): Promise<Delivery> {
  let handedOver = false
  // The library asks for the text when the server has answered 354, not before.
  const text = Readable.from(
    (function* () {
      handedOver = true
      yield bytes
    })(),
  )
  return new Promise((resolve) => {
    connection.send({ from, to: [to], size: bytes.length }, text, (error, info) => {
      if (error !== null) return resolve(judgeFailure(error, handedOver))
      resolve({ kind: 'accepted', answer: (info?.response ?? '').slice(0, 400) })
    })
  })
}
