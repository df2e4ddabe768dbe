import { drawScoreHistogram } from '#documents'
import { formatNumber, plural } from '#kernel/russian-text'
import type { AssessmentAnalysis, ScoreCounts } from '../model.ts'
import { type ComposePart, isShielded, note, paragraph } from './note-writer.ts'
import { listed, works as countWorks } from './wording.ts'

/** Distribution of primary scores with the cuts of the marks; a heap at a cut is named as a thing to clarify. */
export const composeScores: ComposePart = (writer, assessment) => {
  const { scores, scale } = assessment
  if (scores === 'missing') return 'none'
  const works = sum(scores.counts)
  if (works === 0 || isShielded(writer.data, works)) return 'none'
  const figure = drawScoreHistogram({
    counts: scores.counts,
    ...(scale === 'missing' ? {} : { cuts: scale }),
    ...(scores.expected === 'none' ? {} : { expected: scores.expected }),
    highlighted: scores.highlighted,
  })
  return {
    title: 'Распределение первичных баллов',
    blocks: [
      paragraph(describe(assessment, scores, works)),
      writer.figure(`Распределение первичных баллов, ${countWorks(works)}`, figure),
      ...(works < 20
        ? [note(`Работ меньше 20: по такому числу о форме распределения судить нельзя.`)]
        : works < 50
          ? [note('Работ меньше 50: форма распределения ориентировочная.')]
          : []),
    ],
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function describe(
  { maxScore, scale, scaleSource }: AssessmentAnalysis,
  { counts, highlighted }: ScoreCounts,
  works: number,
): string {
  const mean = sum(counts.map((count, score) => count * score)) / works
  const top = maxScore === 'unknown' ? '' : ` из\u00a0${maxScore}`
  const cuts =
    scale === 'missing'
      ? ' Шкала перевода баллов в отметки не задана, границы отметок не показаны.'
      : ` Границы отметок: «3» от\u00a0${scale[3]}, «4» от\u00a0${scale[4]}, «5» от\u00a0${scale[5]}${scaleSource === '' ? '' : ` (${scaleSource})`}.`
  const look =
    highlighted.length === 0
      ? ''
      : ` Работ с ${plural(highlighted.length, 'баллом', 'баллами', 'баллами')} ${listed(highlighted.map(String))} больше, чем ожидалось: это требует уточнения.`
  return `Средний первичный балл ${formatNumber(mean, 1)}${top}, медиана ${formatNumber(median(counts, works), medianDigits(counts, works))} (${countWorks(works)}).${cuts}${look}`
}

/** Middle score; halfway between the two middle ones of an even number of works. */
function median(counts: readonly number[], works: number): number {
  const at = (rank: number): number => {
    let seen = 0
    return counts.findIndex((count) => (seen += count) >= rank)
  }
  return (at(Math.floor((works + 1) / 2)) + at(Math.ceil((works + 1) / 2))) / 2
}

const medianDigits = (counts: readonly number[], works: number): number =>
  Number.isInteger(median(counts, works)) ? 0 : 1
