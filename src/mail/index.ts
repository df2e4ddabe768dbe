import type { MigrationStep } from '#db'
import { createLetters } from './migrations/001-create-letters.ts'

export { mailActionTitles } from './action-titles.ts'
export { forgetLetter, resendLetter } from './decide-letter.ts'
export { enqueueLetter, type NewLetter } from './enqueue-letter.ts'
export { countLetters, type LetterQuestion, listLetters } from './list-letters.ts'
export { type MailProblem, mailProblemSentence } from './mail-problem.ts'
export { mailServerState, tryServerNow } from './mail-server.ts'
export { renderLetterHtml } from './render-letter-html.ts'
export { requestSending } from './request-sending.ts'
export { type Sending, sendLetters } from './send-letters.ts'
export { sendLettersJob } from './send-letters-job.ts'
export { sendLettersKind } from './send-letters-kind.ts'

export const migrations: readonly MigrationStep[] = [createLetters]
