import type { MigrationStep } from '#db'
import { createReminders } from './migrations/001-create-reminders.ts'

export { remindersActionTitles } from './action-titles.ts'
export { changePreferences, type PreferencesChange } from './change-preferences.ts'
export { letterLinks, type LetterLinks } from './letter-links.ts'
export { listUnreachable } from './list-unreachable.ts'
export { loadPreferences } from './load-preferences.ts'
export { type Preview, previewMorning } from './preview-morning.ts'
export { remindJob, remindKind } from './remind-job.ts'
export { type ReminderProblem, reminderProblemSentence } from './reminder-problem.ts'
export { rulesFor } from './rules-for.ts'
export { sendMornings } from './send-mornings.ts'
export { sendNews } from './send-news.ts'

export const migrations: readonly MigrationStep[] = [createReminders]
