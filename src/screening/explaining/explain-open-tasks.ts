import { counted, formatNumber } from '#kernel/russian-text'
import type { ProfiledPart } from '../figures/task-profile.ts'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'
import type { InnocentCheck } from './innocent-check.ts'
import type { SpeakingPatterns } from './speaking-patterns.ts'

/** A criterion read in one way by the whole school raises (or lowers) open tasks in all its classes and works. */
export function explainOpenTasks(
  prepared: PreparedScreening,
  { cell }: PreparedCell,
  { families, profiles }: SpeakingPatterns,
): readonly InnocentCheck[] {
  if (!families.includes('open-minus-short')) return []
  const known = profiles.flatMap(({ parts }) => (parts === undefined ? [] : [parts.open]))
  return [
    known.length >= 2 ? inAllClasses(known) : inOtherWorks(prepared, cell),
    {
      check: 'common-criteria',
      families: ['open-minus-short'],
      fits: false,
      question: true,
      sentence:
        'Сверялись ли критерии развёрнутых ответов до проверки, одинаково ли их поняли все проверявшие? Двух-трёх работ под кодами хватает, чтобы это увидеть.',
    },
  ]
}

/** In deviations of honest classes. */
const scoreOf = ({ share, expected, high, low }: ProfiledPart): number =>
  high > low ? ((share - expected) / (high - low)) * 2 * 1.96 : 0

function inAllClasses(parts: readonly ProfiledPart[]): InnocentCheck {
  const above = parts.filter((part) => scoreOf(part) >= 1).length
  const fits = above === parts.length
  return {
    check: 'common-criteria',
    families: ['open-minus-short'],
    fits,
    sentence: fits
      ? `За развёрнутые ответы больше ожидаемого набрали все классы (${formatNumber(parts.length)}): похоже на общее для школы понимание критериев.`
      : `За развёрнутые ответы заметно больше ожидаемого набрали не все классы (${formatNumber(above)} из ${formatNumber(parts.length)}): на общее для школы понимание критериев не похоже.`,
  }
}

function inOtherWorks(prepared: PreparedScreening, cell: PreparedCell['cell']): InnocentCheck {
  const { assessments, schools } = prepared.gathered
  const { year } = assessments[cell.assessment]!
  let works = 0
  let above = 0
  for (const other of schools.at(cell.school).cells) {
    if (other.position === cell.position || assessments[other.assessment]!.year !== year) continue
    const score = prepared.patterns.cellAt('open-minus-short', other.position)
    if (score === undefined) continue
    works++
    if (score.z >= 1) above++
  }
  const fits = above >= 2 && above * 2 >= works
  const same = counted(works, 'другой работы', 'других работ', 'других работ')
  return {
    check: 'common-criteria',
    families: ['open-minus-short'],
    fits,
    sentence:
      works === 0
        ? `Других работ школы за ${year} год с развёрнутыми ответами нет: общее для школы понимание критериев не проверить.`
        : fits
          ? `То же видно в ${formatNumber(above)} из ${same} школы за ${year} год: похоже на общее для школы понимание критериев.`
          : `Из ${same} школы за ${year} год то же видно в ${formatNumber(above)}: на общее для школы понимание критериев не похоже.`,
  }
}
