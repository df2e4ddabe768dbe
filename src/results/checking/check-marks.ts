import { counted, formatNumber } from '#kernel/russian-text'
import { type Mark, markOf, type MarkScale, marks } from '#procedures/model'
import { fileWarning, warningAt } from '../reading/finding-rules.ts'
import type { Finding, StagedWork } from '../staged.ts'
import { sameWork, scaleInForce } from './find-assessment.ts'
import { findShift, shiftWords } from './find-shift.ts'
import type { CheckedPart, PartRule } from './part-rule.ts'

/** From this share of disagreeing marks on, the column or the scale is asked about, not the rows. */
const manyDisagree = 0.1
const fewestDisagreements = 5
const leastAgreeing = 0.98

/** Every mark against the scale in force; a disagreement is a warning, and many of them ask for their common cause. */
export const checkMarks: PartRule = (checked) => {
  const scale = scaleInForce(checked.part.assessment, checked.known)
  if (scale === 'missing') return []
  const marked = markedWorks(checked.part.works)
  const differing = marked.filter(({ total, mark }) => markOf(total, scale) !== mark)
  const findings = differing.map(({ staged, total, mark }): Finding => {
    const what = `Отметка «${mark}», а по шкале за ${counted(total, 'балл', 'балла', 'баллов')} ставится «${markOf(total, scale)}»`
    return warningAt('mark-differs', checked.place(staged, 'mark'), what, 'Проверьте отметку и шкалу')
  })
  const many = differing.length >= fewestDisagreements && differing.length >= manyDisagree * marked.length
  return many ? [...findings, ...commonCause(checked, marked, scale)] : findings
}

interface MarkedWork {
  readonly staged: StagedWork
  readonly total: number
  readonly mark: Mark
}

function markedWorks(works: readonly StagedWork[]): readonly MarkedWork[] {
  return works.flatMap((staged) => {
    const { work } = staged
    return work.attendance === 'present' && work.mark !== 'none' ? [{ staged, total: work.total, mark: work.mark }] : []
  })
}

function commonCause(checked: CheckedPart, marked: readonly MarkedWork[], scale: MarkScale): readonly Finding[] {
  const { part, context, title } = checked
  const shift = findShift(part.works, {
    stated: ({ mark }) => (mark === 'none' ? undefined : mark),
    expected: ({ total }) => markOf(total, scale),
  })
  if (shift !== undefined) {
    const what = `${title}: похоже, столбец отметок сдвинут на строку ${shiftWords[shift]}`
    return [fileWarning('marks-shifted', what, 'Верните столбец на место и загрузите файл снова')]
  }
  const older = sameWork(part.assessment, context.assessments).find(
    (known) =>
      known.scale !== 'missing' &&
      known.year !== part.assessment.year &&
      agreement(marked, known.scale) >= leastAgreeing,
  )
  if (older !== undefined) {
    const what = `${title}: отметки подходят к шкале ${older.year}\u00a0года, а не к действующей`
    return [fileWarning('marks-of-other-scale', what, 'Проверьте год работы и шкалу в разделе «Процедуры»')]
  }
  const fitted = fitScale(marked)
  if (fitted === undefined) return []
  const what = `${title}: отметки файла согласуются с другой шкалой, например ${scaleWords(fitted)}; действует ${scaleWords(scale)}`
  return [fileWarning('marks-of-other-scale', what, 'Проверьте шкалу в разделе «Процедуры»')]
}

function agreement(marked: readonly MarkedWork[], scale: MarkScale): number {
  return marked.filter(({ total, mark }) => markOf(total, scale) === mark).length / marked.length
}

/** The scale that the marks themselves follow without exception, where each mark occurs; undefined where there is none. */
function fitScale(marked: readonly MarkedWork[]): MarkScale | undefined {
  const ranges = marks.map((mark) => {
    const totals = marked.filter((work) => work.mark === mark).map(({ total }) => total)
    return {
      least: totals.reduce((a, b) => Math.min(a, b), Infinity),
      greatest: totals.reduce((a, b) => Math.max(a, b), -Infinity),
    }
  })
  const separate = ranges.every(({ least }, index) => index === 0 || least > ranges[index - 1]!.greatest)
  const [, three, four, five] = ranges
  if (!separate || ranges.some(({ least }) => least === Infinity)) return undefined
  return { 3: three!.least, 4: four!.least, 5: five!.least }
}

function scaleWords(scale: MarkScale): string {
  return ([3, 4, 5] as const).map((mark) => `«${mark}» с ${formatNumber(scale[mark])}`).join(', ')
}
