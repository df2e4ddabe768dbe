import MailComposer from 'nodemailer/lib/mail-composer'
import type { Selectable } from 'kysely'
import type { Tables } from '#db'
import type { LetterCalendar, SmtpConfig } from './model.ts'
import type { Message } from './open-smtp.ts'
import './tables.ts'

type LetterRow = Selectable<Tables['letter']>

/** The message as it travels: plain text, HTML, a calendar where there is one; the same letter has the same Message-ID always. */
export async function buildMessage(letter: LetterRow, { from }: SmtpConfig): Promise<Message> {
  const calendar = letter.calendar === null ? undefined : (JSON.parse(letter.calendar) as LetterCalendar)
  const message = new MailComposer({
    from: { name: from.name, address: from.email },
    to: { name: letter.to_name, address: letter.to_email },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: `<${letter.id}@${from.email.split('@').at(-1)}>`,
    date: new Date(letter.created_at),
    headers: {
      // RFC 3834: an answering machine does not answer a machine.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(letter.preferences_url === null ? {} : { 'List-Unsubscribe': `<${letter.preferences_url}>` }),
    },
    ...(calendar === undefined
      ? {}
      : { icalEvent: { method: calendar.method, filename: calendar.fileName, content: calendar.content } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  const bytes = await message.build()
  return { from: from.email, to: letter.to_email, bytes }
}
