import { unreachable } from '#kernel/assert'
import { counted } from '#kernel/russian-text'
import { demandOf, type Instance } from '../instance.ts'
import { type Rule, ruleTitles, type Shortage } from '../model.ts'
import { isPairRule } from '../pair-rules.ts'
import type { Reason } from './elements.ts'
import { limitedPeople } from './limited-people.ts'

/** Names beyond these are counted. */
const mostNames = 8

/** The conflict in Russian words. `instance` holds just the works that are short. */
export function wordShortage(
  instance: Instance,
  reasons: readonly Reason[],
  missing: number,
  remedies: readonly string[],
): Shortage {
  const { batches } = instance
  const need = batches.reduce((sum, batch) => sum + demandOf(batch), 0)
  const worded = reasonsOf(instance, reasons)
  const works = batches.reduce((sum, { size }) => sum + size, 0)
  const marks = [...new Set(batches.map((batch) => batch.marks))].toSorted((a, b) => a - b).join(' или ')
  const able = instance.people.filter((_, person) =>
    instance.blocks[person]!.some((blocks) => blocks.every(({ rule }) => rule !== 'competence')),
  ).length
  const subjects = batches.some(({ subject }) => subject !== null)
  const free = instance.people.filter((_, person) => instance.blocks[person]!.some((blocks) => blocks.length === 0))
  const sentence = [
    `${whereOf(instance)}: ${counted(works, 'работа', 'работы', 'работ')}, на каждую нужно ${marks}, всего ${counted(need, 'назначение', 'назначения', 'назначений')}; не хватает ${missing}.`,
    `${subjects ? 'Предмет ведут' : 'Всего в списке'}: ${able}; по всем правилам остаётся: ${free.length}${free.length === 0 ? '' : ` (${names(free.map(({ code }) => code))})`}.`,
    ...(worded.length === 0 ? [] : [`Мешает: ${worded.map(({ words }) => words).join('; ')}.`]),
    remedies.length === 0
      ? 'Ни одно изменение в одиночку не помогло бы.'
      : `Помогло бы что-то одно: ${remedies.join('; ')}.`,
  ].join(' ')
  return { works: batches.map(({ code }) => code), need, missing, reasons: worded, sentence, remedies }
}

function whereOf({ batches, problem }: Instance): string {
  const schools = [...new Set(batches.map(({ school }) => school))]
  const subjects = [...new Set(batches.flatMap(({ subject }) => subject ?? []))]
  const days = [...new Set(batches.flatMap(({ day }) => day ?? []))]
  const what = problem.kind === 'experts' ? 'Работы' : 'Смены'
  const whose =
    schools.length === 1
      ? `школы ${schools[0]}`
      : schools.length <= mostNames
        ? `школ ${schools.join(', ')}`
        : `школ (${schools.length})`
  const subject = subjects.length === 0 ? '' : ` по предмету ${subjects.map((each) => `«${each}»`).join(', ')}`
  const day = days.length === 0 || days.length > 3 ? '' : `, ${days.join(', ')}`
  return `${what} ${whose}${subject}${day}`
}

type Worded = Shortage['reasons'][number]

function reasonsOf(instance: Instance, reasons: readonly Reason[]): Worded[] {
  const rules = new Map<Rule, number[]>()
  for (const reason of reasons) {
    switch (reason.kind) {
      case 'need':
        break
      case 'block':
        rules.set(reason.rule, [...(rules.get(reason.rule) ?? []), reason.person])
        break
      case 'limit':
        rules.set('limit', limitedPeople(instance))
        break
      case 'pair-rules':
        for (const { rule } of instance.rules) if (isPairRule(rule)) rules.set(rule, rules.get(rule) ?? [])
        break
      case 'competence':
      case 'reciprocity':
      case 'lead':
      case 'one-place':
        rules.set(reason.kind, rules.get(reason.kind) ?? [])
        break
      default:
        unreachable(reason)
    }
  }
  return [...rules].map(([rule, people]) => ({
    rule,
    people: people.map((person) => instance.people[person]!.code),
    words: wordsOf(instance, rule, people),
  }))
}

function wordsOf(instance: Instance, rule: Rule, people: readonly number[]): string {
  const codes = people.map((person) => instance.people[person]!.code)
  if (rule === 'limit') {
    const limits = [...new Set(people.map((person) => instance.limits[person]!))].toSorted((a, b) => a - b)
    return `предел нагрузки ${limits.join(', ')} у ${names(codes)}`
  }
  if (people.length === 0) return `правило «${ruleTitles[rule]}»`
  const words = new Set(
    people.flatMap((person) =>
      instance.blocks[person]!.flatMap((blocks) =>
        blocks.filter((block) => block.rule === rule).map((block) => block.words),
      ),
    ),
  )
  return `${names(codes)} – ${[...words].join(', ')}`
}

const names = (codes: readonly string[]): string =>
  codes.length <= mostNames
    ? codes.join(', ')
    : `${codes.slice(0, mostNames).join(', ')} и ещё ${codes.length - mostNames}`
