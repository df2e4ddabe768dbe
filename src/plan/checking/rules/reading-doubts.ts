import type { Finding, ReadingRule, Severity } from '../../model.ts'
import { type PlanRule, quoted } from '../plan-rule.ts'

const told: Readonly<Record<ReadingRule, { readonly severity: Severity; readonly advice: string }>> = {
  'participants-in-deadline': { severity: 'error', advice: 'Сверьте срок и участников с подлинником.' },
  'shifted-cells': { severity: 'warning', advice: 'Сверьте результат с подлинником.' },
  'cut-word': { severity: 'warning', advice: 'Допишите слово по подлиннику.' },
  'period-assumed': { severity: 'warning', advice: 'Укажите период плана.' },
  'items-without-own-deadline': { severity: 'warning', advice: 'Укажите срок каждого подпункта.' },
}

/** What the reader put right or could not decide, for a person to confirm. */
export const readingDoubts: PlanRule = {
  id: 'reading-doubts',
  title: 'Сомнения при чтении документа',
  find: ({ warnings }) =>
    warnings.map(({ where, rule, quote, sentence }): Finding => ({
      rule,
      severity: told[rule].severity,
      where,
      quote: quoted(quote),
      reason: sentence,
      advice: told[rule].advice,
      mend: null,
    })),
}
