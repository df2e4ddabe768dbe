import type { ReadTx } from '#db'
import { formatNumber } from '#kernel/russian-text'
import { getNode } from '#organisations'
import { loadAssessments, shortAssessmentTitle } from '#procedures'
import type { Assessment, AssessmentId } from '#procedures/model'
import { loadScreeningCells, type ScreeningClass } from '#results'
import { listCellAreas, loadScreeningRun } from '#screening'
import { compareYears, type PlaceResults, type YearsCompared } from './compare-years.ts'
import type { SchoolCase } from './model.ts'

/** What became of one sign a year later. */
export interface FollowUp {
  /** «4 класс, Русский язык: 2026 и 2027 годы». */
  readonly title: string
  /** The same grade a year later: other pupils; `cohort`: the same pupils a grade higher. */
  readonly of: 'same-grade' | 'cohort'
  readonly compared: YearsCompared
  /** Whether the school's works of the later year are an area of attention; null before a screening of them. */
  readonly flagged: boolean | null
  readonly sentence: string
}

/** The results of the next year beside those the case is about; empty until they are imported. */
export async function followUp(tx: ReadTx, of: SchoolCase): Promise<readonly FollowUp[]> {
  const school = await getNode(tx, of.school)
  if (school === undefined || of.signs.length === 0) return []
  const all = await loadAssessments(tx)
  const pairs = of.signs.flatMap(({ assessment }) => laterOf(all, assessment))
  const wanted = [...new Set(pairs.flatMap(({ before, after }) => [before.id, after.id]))]
  const municipality = school.path.replace(/[^/]+\/$/, '')
  const cells = await loadScreeningCells(tx, municipality, wanted)
  const run = await loadScreeningRun(tx, of.school)
  const areas = run === undefined ? [] : await listCellAreas(tx, { run: run.id, school: of.school })
  return pairs.flatMap(({ before, after, kind }) => {
    const [early, late] = [placeOf(cells, before.id), placeOf(cells, after.id)]
    if (early === undefined || late === undefined || !late.schools.some((one) => one.school === school.code)) return []
    const compared = compareYears(early, late, school.code)
    const area = areas.find(({ assessment }) => assessment === after.id)
    const flagged = area === undefined ? null : area.finding.flagged
    return {
      title: `${shortAssessmentTitle(before)}, ${before.year} год → ${kind === 'cohort' ? `${shortAssessmentTitle(after)}, ` : ''}${after.year} год`,
      of: kind,
      compared,
      flagged,
      sentence: sentenceOf(compared, before, after, flagged),
    }
  })
}

function laterOf(all: readonly Assessment[], id: AssessmentId) {
  const before = all.find((assessment) => assessment.id === id)
  if (before === undefined) return []
  const next = (grade: number) =>
    all.find(
      (each) =>
        each.procedure === before.procedure &&
        each.subject === before.subject &&
        each.year === before.year + 1 &&
        each.grade === grade,
    )
  const [same, cohort] = [next(before.grade), next(before.grade + 1)]
  return [
    ...(same === undefined ? [] : [{ before, after: same, kind: 'same-grade' as const }]),
    ...(cohort === undefined ? [] : [{ before, after: cohort, kind: 'cohort' as const }]),
  ]
}

/** The place's schools in one assessment; undefined where nothing was imported or all works are alike. */
function placeOf(cells: readonly ScreeningClass[], assessment: AssessmentId): PlaceResults | undefined {
  const bySchool = new Map<string, { works: number; sum: number }>()
  let [works, sum, squares] = [0, 0, 0]
  for (const cell of cells) {
    if (cell.assessment !== assessment) continue
    const own = bySchool.get(cell.school) ?? { works: 0, sum: 0 }
    for (const [score, count] of cell.counts.scores.entries()) {
      own.works += count
      own.sum += count * score
      works += count
      sum += count * score
      squares += count * score * score
    }
    bySchool.set(cell.school, own)
  }
  if (works < 2) return undefined
  const variance = (squares - (sum * sum) / works) / (works - 1)
  if (variance <= 0) return undefined
  return {
    spread: Math.sqrt(variance),
    schools: [...bySchool]
      .filter(([, own]) => own.works > 0)
      .map(([code, own]) => ({ school: code, works: own.works, mean: own.sum / own.works })),
  }
}

function sentenceOf(compared: YearsCompared, before: Assessment, after: Assessment, flagged: boolean | null): string {
  const sign =
    flagged === null
      ? ''
      : flagged
        ? ' Признаки есть и в работах следующего года.'
        : ' В работах следующего года признаков нет.'
  if (compared.outcome === 'not-enough-data') {
    return compared.reason === 'school'
      ? `Данных мало: сравнивают от 10 работ школы в каждом году.${sign}`
      : `Данных мало: обычное изменение за год видно по восьми и более другим школам, здесь их ${compared.others}.${sign}`
  }
  const { change, smallest } = compared
  const seen =
    Math.abs(change) >= smallest
      ? 'Это больше, чем обычно меняются другие школы.'
      : `Это в пределах обычного: уверенно заметно было бы изменение от ${units(smallest)}.`
  return `Отличие школы от остальных: ${signed(compared.before)} в ${before.year} году, ${signed(compared.after)} в ${after.year} году, изменение ${signed(change)} стандартного отклонения. ${seen}${sign}`
}

const units = (value: number): string => formatNumber(value, 2)
const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${units(Math.abs(value))}`
