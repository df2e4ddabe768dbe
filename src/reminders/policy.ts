import type { Policy } from '#access/model'

export const remindersPolicy = {
  /** To see what was sent to whom and whether the mail server answers; what a letter says is shown to nobody. */
  'letters.read-queue': ['administrator', 'municipal-coordinator', 'auditor'],
  /** To try the mail server, to send a letter again, to take it out of the queue, to set the quiet hours. */
  'letters.manage': ['administrator'],
} as const satisfies Policy
