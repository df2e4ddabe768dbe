import { measureRule } from '../plan-rule.ts'

/** A deadline that was over when the document was signed cannot be kept. */
export const beforeApproval = measureRule('before-approval', 'Срок истёк до утверждения', ({ deadline }) =>
  (deadline?.warnings ?? [])
    .filter((warning) => warning.rule === 'before-approval')
    .map(({ quote, sentence }) => ({
      severity: 'error' as const,
      quote,
      reason: `${sentence} Исполнить мероприятие в этот срок уже было нельзя.`,
      advice: 'Назначьте новый срок или исключите мероприятие как исполненное ранее.',
    })),
)
