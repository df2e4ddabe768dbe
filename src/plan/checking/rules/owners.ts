import { fold } from '../../reading/fold-letters.ts'
import { documentRule, measureRule, type PlanRule, quoted } from '../plan-rule.ts'

export const noOwner = measureRule('no-owner', 'Нет ответственного', ({ responsible, text }, { columns }) =>
  columns.responsible !== undefined && responsible.length === 0
    ? {
        severity: 'error',
        quote: quoted(text),
        reason: 'За мероприятие никто не отвечает.',
        advice: 'Назовите ответственного.',
      }
    : undefined,
)

/** All executors are abbreviations of bodies: nobody can be asked. */
export const noNamedOwner: PlanRule = documentRule(
  'no-named-owner',
  'Исполнители названы только учреждениями',
  ({ measures }) => {
    const owners = [...new Set(measures.flatMap((measure) => measure.responsible))]
    if (
      measures.length < 3 ||
      owners.length === 0 ||
      !owners.every((owner) => /^(УО|ОО|ОУ|РОО|ИМЦ|ММС|ЦРО|РУО)$/.test(owner.trim()))
    )
      return undefined
    return {
      severity: 'warning',
      quote: owners.join(', '),
      reason: 'Все мероприятия поручены учреждениям в целом: ни одно лицо и ни одна должность не названы.',
      advice: 'Назовите для каждого мероприятия должность или лицо.',
    }
  },
)

const personName = /\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu}\.\s?(?:\p{Lu}\.?)?|\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}+/u

/** From so many measures on, and from such a share of the plan, one name is too many times in it. */
const most = { measures: 5, share: 0.5 }

export const overloadedPerson: PlanRule = {
  id: 'overloaded-person',
  title: 'Один человек отвечает за большую часть плана',
  find: ({ measures }) => {
    const load = new Map<string, number>()
    for (const { responsible } of measures) {
      const names = responsible.flatMap((each) => personName.exec(each)?.[0] ?? [])
      for (const name of new Set(names.map((each) => each.trim()))) load.set(name, (load.get(name) ?? 0) + 1)
    }
    return [...load]
      .filter(([, count]) => count >= most.measures && count >= measures.length * most.share)
      .map(([name, count]) => ({
        rule: 'overloaded-person',
        severity: 'warning' as const,
        where: { kind: 'document' as const },
        quote: name,
        reason: `${name}: мероприятий – ${count} из ${measures.length}. Болезнь или отпуск одного человека остановит план.`,
        advice: 'Распределите мероприятия или назначьте замещающих.',
        mend: null,
      }))
  },
}

const peopleWords = /учител|педагог|руководител|специалист|методист|родител|обучающ|заместител|представител/

export const peopleInDeadline = measureRule('people-in-deadline', 'В столбце срока – люди', ({ deadline }) =>
  deadline !== null && deadline.parts.every((part) => part.kind === 'unknown') && peopleWords.test(fold(deadline.text))
    ? {
        severity: 'error',
        quote: deadline.text,
        reason: 'В столбце срока перечислены люди: ячейки строки, вероятно, сдвинуты.',
        advice: 'Перенесите участников в их столбец и впишите срок.',
      }
    : undefined,
)
