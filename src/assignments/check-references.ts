import type { ProblemFault } from './model.ts'
import type { AssignmentProblem } from './problem-model.ts'

/** Pairs of people and batches beyond which the solver would not answer in reasonable time. */
const mostPairs = 1_000_000

/**
 * What the shapes of fields cannot tell: codes twice, schools that nobody listed (a misspelt school would hide a conflict),
 * rules that contradict one another, slots that end before they begin.
 */
export function checkReferences(problem: AssignmentProblem): ProblemFault | undefined {
  return repeated(problem) ?? unknownSchool(problem) ?? wrongRules(problem) ?? wrongTimes(problem) ?? tooBig(problem)
}

function repeated({ people, works, schools }: AssignmentProblem): ProblemFault | undefined {
  for (const [what, list] of [
    ['Человек', people],
    ['Работа', works],
    ['Школа', schools],
  ] as const) {
    const seen = new Set<string>()
    for (const [at, { code }] of list.entries()) {
      if (seen.has(code))
        return {
          kind: 'repeated',
          sentence: `${what} с кодом «${code}» стоит в файле дважды: второй раз – строка ${at + 1} списка.`,
        }
      seen.add(code)
    }
  }
  return undefined
}

function unknownSchool({ people, works, schools }: AssignmentProblem): ProblemFault | undefined {
  // Works name the schools that matter when there is no list; with a list, every other name is a slip of the pen.
  const known = new Set((schools.length > 0 ? schools : []).map(({ code }) => code))
  if (known.size === 0) return undefined
  for (const { code, school } of works) {
    if (!known.has(school)) return stranger(`у работы «${code}»`, school)
  }
  for (const person of people) {
    const named = [
      ...person.schools,
      ...person.previous,
      ...[...person.formerSchools, ...person.kin, ...person.conflicts].map(({ school }) => school),
    ]
    const strange = named.find((school) => !known.has(school))
    if (strange !== undefined) return stranger(`у «${person.code}»`, strange)
  }
  for (const { code, pairedWith } of schools) {
    const strange = pairedWith.find((school) => !known.has(school))
    if (strange !== undefined) return stranger(`у школы «${code}» в паре`, strange)
  }
  return undefined
}

function stranger(where: string, school: string): ProblemFault {
  return {
    kind: 'unknown-school',
    sentence: `Школы «${school}» (${where}) нет в списке школ. Опечатка скрыла бы конфликт интересов: исправьте код или добавьте школу.`,
  }
}

function wrongRules({ rules, year, people }: AssignmentProblem): ProblemFault | undefined {
  const names = rules?.map(({ rule }) => rule)
  const twice = names?.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) return { kind: 'wrong-rules', sentence: `Правило «${twice}» названо дважды.` }
  if (names?.includes('own-district') === true && names.includes('other-district')) {
    return {
      kind: 'wrong-rules',
      sentence: 'Правила «own-district» и «other-district» вместе не оставляют никого: нужно одно.',
    }
  }
  const asksYear = names === undefined || names.includes('former-school')
  if (asksYear && year === undefined && people.some(({ formerSchools }) => formerSchools.length > 0)) {
    return {
      kind: 'wrong-rules',
      sentence: 'Для правила о прежних школах («former-school») нужен год кампании: поле «year».',
    }
  }
  return undefined
}

function wrongTimes({ works }: AssignmentProblem): ProblemFault | undefined {
  const wrong = works.find(({ from, to }) => from !== undefined && to !== undefined && from >= to)
  return (
    wrong && {
      kind: 'wrong-times',
      sentence: `Работа «${wrong.code}»: конец (${wrong.to}) не позже начала (${wrong.from}).`,
    }
  )
}

function tooBig({ people, works }: AssignmentProblem): ProblemFault | undefined {
  const pairs = people.length * works.filter(({ works: count }) => count > 1).length
  return pairs > mostPairs
    ? { kind: 'too-big', sentence: `Людей и партий работ слишком много (${pairs} пар): разделите задачу по предметам.` }
    : undefined
}
