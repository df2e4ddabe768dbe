import { counted, formatShare } from '#kernel/russian-text'
import type { TaskSpec } from '#procedures/model'
import type { TaskProfile } from '../figures/task-profile.ts'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'
import type { InnocentCheck } from './innocent-check.ts'
import type { SpeakingPatterns } from './speaking-patterns.ts'

const fewWorks = 15
/** A class this far from the others of its grade, as a share of the greatest score, is likely to be taught otherwise. */
const ownLevel = 0.15

/** What would explain the signs that read task scores, whichever of them speaks. */
export function explainPatterns(
  prepared: PreparedScreening,
  { cell }: PreparedCell,
  spoken: SpeakingPatterns,
): readonly InnocentCheck[] {
  if (spoken.profile === undefined) return []
  const { tasks } = prepared.gathered.assessments[cell.assessment]!
  return [
    ...oneClass(spoken),
    ...smallNumber(spoken),
    ...oneTopic(spoken, tasks),
    ...notEnoughTime(spoken),
    ...ownProgramme(spoken),
    ...oneVariant(prepared, cell, spoken),
  ]
}

function oneClass({ families, profiles, carrier }: SpeakingPatterns): readonly InnocentCheck[] {
  if (profiles.length < 2) return []
  const fits = carrier !== 'several'
  return [
    {
      check: 'one-class-pattern',
      families,
      fits,
      sentence: fits
        ? `Признак виден только в классе «${carrier}»; в остальных классах школы эта работа выглядит обычно. Стоит посмотреть, чем урок или состав этого класса отличались.`
        : 'Признак виден не в одном классе: особенностями одного класса он не объясняется.',
    },
  ]
}

function smallNumber({ families, profiles }: SpeakingPatterns): readonly InnocentCheck[] {
  const works = profiles.reduce((sum, profile) => sum + profile.works, 0)
  const fits = works < fewWorks
  return [
    {
      check: 'few-works-pattern',
      families,
      fits,
      sentence: `Баллы за задания сравнены у ${counted(works, 'работы', 'работ', 'работ')}${fits ? ': две-три необычные работы меняют картину' : ': две-три необычные работы такого не дают'}.`,
    },
  ]
}

/** A class that learnt one topic thoroughly looks as one that was told the answers to it; its tasks then stand together. */
function oneTopic({ families, profile }: SpeakingPatterns, specs: readonly TaskSpec[]): readonly InnocentCheck[] {
  const speaks = families.filter((family) => family === 'task-residual' || family === 'person-fit')
  if (speaks.length === 0) return []
  return (['above', 'below'] as const).flatMap((way): readonly InnocentCheck[] => {
    const positions = profile!.tasks.flatMap((task, position) => (task.carries === way ? [position] : []))
    if (positions.length === 0) return []
    const together = standTogether(positions, specs)
    const labels = positions.map((position) => specs[position]!.label).join(', ')
    const better = way === 'above'
    const solved = `${better ? 'Лучше' : 'Хуже'} ожидаемого в классе «${profile!.classLabel}» решены`
    const topic = better ? 'тема, которую класс основательно прошёл' : 'тема, которую класс не прошёл или пропустил'
    const sentence =
      positions.length === 1
        ? `${better ? 'Лучше' : 'Хуже'} ожидаемого в классе «${profile!.classLabel}» решено одно задание (${labels}): так бывает, когда похожее ${better ? 'разбирали на уроке' : 'ещё не проходили'}.`
        : together === 'no'
          ? `${solved} задания ${labels}; они стоят в разных местах работы, на одну тему это не похоже.`
          : `${solved} задания ${labels}; они ${together === 'block' ? 'относятся к одному блоку' : 'стоят подряд'}: так выглядит ${topic}.`
    return [{ check: 'one-topic', families: speaks, fits: together !== 'no', sentence }]
  })
}

/** Whether tasks are criteria of one task, check one planned result, or follow each other in the form. */
function standTogether(positions: readonly number[], specs: readonly TaskSpec[]): 'block' | 'neighbours' | 'no' {
  if (positions.length === 1) return 'block'
  const same = (values: readonly (string | undefined)[]) => values[0] !== undefined && new Set(values).size === 1
  const own = positions.map((position) => specs[position]!)
  if (same(own.map(({ label }) => blockOf(label))) || same(own.map(({ plannedResult }) => plannedResult)))
    return 'block'
  const span = positions.at(-1)! - positions[0]!
  return span === positions.length - 1 ? 'neighbours' : 'no'
}

/** `4К1`, `4К2` and `9.1`, `9.2` are parts of one task. */
const blockOf = (label: string): string => /^\d+/.exec(label)?.[0] ?? label

const lastShare = 0.2

function notEnoughTime({ families, profile }: SpeakingPatterns): readonly InnocentCheck[] {
  const speaks = families.filter((family) => family === 'task-residual')
  const { tasks } = profile!
  const last = tasks.slice(-Math.max(2, Math.ceil(tasks.length * lastShare)))
  if (speaks.length === 0 || tasks.length < 2 * last.length) return []
  const fits = last.every((task) => task.share < task.expected) && last.some((task) => task.share < task.low)
  const labels = last.map(({ label }) => label).join(', ')
  return [
    {
      check: 'not-enough-time',
      families: speaks,
      fits,
      sentence: fits
        ? `Последние задания (${labels}) решены хуже ожидаемого: класс мог не успеть дойти до конца работы.`
        : `Последние задания (${labels}) все вместе не ниже ожидаемого: на нехватку времени не похоже.`,
    },
  ]
}

function ownProgramme({ families, profiles, profile }: SpeakingPatterns): readonly InnocentCheck[] {
  const others = profiles.filter((other) => other !== profile)
  const label = profile!.classLabel
  if (others.length === 0) {
    return [
      {
        check: 'own-programme',
        families,
        fits: false,
        question: true,
        sentence: `Учится ли класс «${label}» по своей программе (углублённой, адаптированной, с другим порядком тем)? По результатам этого не видно.`,
      },
    ]
  }
  const own = levelOf([profile!])
  const rest = levelOf(others)
  const fits = Math.abs(own - rest) >= ownLevel
  return [
    {
      check: 'own-programme',
      families,
      fits,
      sentence: `Класс «${label}» набирает в среднем ${formatShare(own, 0)} баллов, остальные классы – ${formatShare(rest, 0)}${fits ? ': возможно, он учится по своей программе или собран по уровню' : ': класс обычный для школы'}.`,
    },
  ]
}

/** Points of works with a pattern as a share of the greatest score. */
function levelOf(profiles: readonly TaskProfile[]): number {
  let points = 0
  let whole = 0
  for (const { works, tasks } of profiles) {
    for (const { share, max } of tasks) {
      points += works * share * max
      whole += works * max
    }
  }
  return points / whole
}

/** A variant that so few works of other schools have is compared with works of the other variants. */
const rareVariant = 60

/** Works are compared with works of their variant, where it is known and has been written elsewhere. */
function oneVariant(
  prepared: PreparedScreening,
  { school, assessment, classes }: PreparedCell['cell'],
  { families, profile, carrier }: SpeakingPatterns,
): readonly InnocentCheck[] {
  const ownClasses = carrier === 'several' ? classes : classes.filter(({ classLabel }) => classLabel === carrier)
  const own = countVariants(ownClasses.flatMap(({ variants }) => (variants === undefined ? [] : [variants])))
  const [commonest] = [...own].toSorted(([, a], [, b]) => b - a)
  if (commonest === undefined) {
    return [
      {
        check: 'one-variant',
        families,
        fits: false,
        question: true,
        sentence: `Какие варианты писал класс «${profile!.classLabel}»: один на всех или разные? В загруженных данных вариантов нет.`,
      },
    ]
  }
  const [variant, works] = commonest
  let elsewhere = 0
  for (const cell of prepared.gathered.cells) {
    if (cell.assessment !== assessment || cell.school === school) continue
    for (const { variants } of cell.classes) {
      if (variants !== undefined) elsewhere += countVariants([variants]).get(variant) ?? 0
    }
  }
  const fits = elsewhere < rareVariant
  return [
    {
      check: 'one-variant',
      families,
      fits,
      sentence: fits
        ? `Вариант, который писали ${counted(works, 'участник', 'участника', 'участников')}, в других школах почти не встречается (${counted(elsewhere, 'работа', 'работы', 'работ')}): отличие может быть отличием варианта.`
        : 'Варианты учтены: работы сравнены с работами того же варианта в других школах.',
    },
  ]
}

function countVariants(all: readonly Uint8Array[]): ReadonlyMap<number, number> {
  const into = new Map<number, number>()
  for (const variants of all) {
    for (const variant of variants) if (variant !== 0) into.set(variant, (into.get(variant) ?? 0) + 1)
  }
  return into
}
