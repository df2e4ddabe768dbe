import type { Finding } from '../../model.ts'
import { fold } from '../../reading/fold-letters.ts'
import { documentRule, type PlanRule, quoted } from '../plan-rule.ts'

export const noSignatory: PlanRule = documentRule('no-signatory', 'Нет подписи', ({ head }) =>
  head.kind === 'order' && head.signatory === null
    ? {
        severity: 'warning',
        quote: quoted(head.title ?? ''),
        reason: 'В приказе не найдена подпись: должность и фамилия того, кто его издал.',
        advice: 'Проверьте, весь ли документ загружен.',
      }
    : undefined,
)

export const notApproved: PlanRule = documentRule('not-approved', 'План не утверждён', ({ head }) =>
  head.kind === 'plan' && head.number === null && head.date === null
    ? {
        severity: 'note',
        quote: quoted(head.title ?? ''),
        reason: 'В документе нет ни приказа, ни даты утверждения: неясно, с какого дня план обязателен.',
        advice: 'Приложите приказ или укажите его номер и дату.',
      }
    : undefined,
)

const deeds =
  /(^|\s)(разработать|представить|предоставить|подготовить|назначить|направить|разместить|довести|осветить|провести|организовать проведение)(\s|$)/

/** A clause that gives somebody a task and no day for it. */
export const clauseWithoutDeadline: PlanRule = {
  id: 'clause-without-deadline',
  title: 'Поручение без срока',
  find: ({ clauses }) =>
    clauses.flatMap(({ text, responsible, deadline }, index): Finding[] =>
      deadline !== null ||
      responsible.length === 0 ||
      !deeds.test(fold(text)) ||
      /возложить|назначить ответственным/.test(fold(text))
        ? []
        : [
            {
              rule: 'clause-without-deadline',
              severity: 'note',
              where: { kind: 'clause', index },
              quote: quoted(text),
              reason: 'Поручение дано без срока: неясно, когда его проверять.',
              advice: 'Назначьте срок.',
              mend: null,
            },
          ],
    ),
}

/** «Левокумского» in the order and «Левкоумского» over the plan: one of the names is misspelt. */
export const nameSpeltTwoWays: PlanRule = documentRule(
  'name-spelt-two-ways',
  'Название написано по-разному',
  ({ head }) => {
    const known = properNames(`${head.title ?? ''} ${head.authority ?? ''}`)
    for (const name of properNames(head.planTitle ?? '')) {
      const near = known.find((each) => isMisspelling(fold(each), fold(name)))
      if (near !== undefined && !known.some((each) => fold(each) === fold(name))) {
        return {
          severity: 'warning',
          quote: `${near} – ${name}`,
          reason: 'В приказе и в заголовке плана одно название написано по-разному.',
          advice: 'Исправьте опечатку.',
        }
      }
    }
    return undefined
  },
)

const properNames = (text: string): string[] => text.match(/\p{Lu}\p{L}{7,}/gu) ?? []

/** Same letters in another order, or one letter different, with the same beginning and ending. */
function isMisspelling(a: string, b: string): boolean {
  if (a === b || a.slice(0, 3) !== b.slice(0, 3) || a.slice(-3) !== b.slice(-3) || a.length !== b.length) return false
  const [left, right] = [a.split(''), b.split('')]
  const differing = left.filter((letter, at) => letter !== right[at]).length
  return differing === 1 || left.toSorted().join('') === right.toSorted().join('')
}
