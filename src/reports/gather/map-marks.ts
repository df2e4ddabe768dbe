import type {
  AnalysisTable,
  AttendanceFigures,
  GroupRow,
  MarkFigures,
  RegisterFigures,
  RegisterGapWork,
  ScoreFigures,
} from '#results/model'
import type { AssessmentAnalysis, Attendance, MarkShares, RegisterShares } from '../model.ts'
import { classLabelOf, splitRows, unitLabel } from './split-rows.ts'

type Scope = 'municipality' | 'school'

export function mapParticipants(
  { rows, assessment }: AnalysisTable<AttendanceFigures>,
  scope: Scope,
): AssessmentAnalysis['participants'] {
  const { own, units } = splitRows(rows, scope)
  return {
    total: own === 'none' ? { label: 'Всего', present: 0, absent: 'unknown' } : attendance(own, 'Всего'),
    units: units.map((row) => attendance(row, unitLabel(row.group, assessment.grade))),
  }
}

function attendance({ figures }: GroupRow<AttendanceFigures>, label: string): Attendance {
  if (figures === 'hidden' || figures.participants === 'unknown') return { label, present: 'hidden', absent: 'unknown' }
  return { label, present: figures.participants, absent: figures.absent }
}

export function mapMarks({ rows, assessment }: AnalysisTable<MarkFigures>, scope: Scope): AssessmentAnalysis['marks'] {
  const { own, references, units } = splitRows(rows, scope)
  if (own === 'none') return 'missing'
  return {
    own: markShares(own),
    references: references.map((row) => markShares(row)),
    units: units.map((row) => markShares(row, unitLabel(row.group, assessment.grade))),
  }
}

export function markShares({ group, figures }: GroupRow<MarkFigures>, label = group.name): MarkShares {
  if (figures === 'hidden') return { label, works: 'unknown', shares: 'hidden' }
  return { label, works: figures.marked, shares: figures.shares }
}

/** A report gives shares of the scores, not works: then there is no distribution to draw. */
export function mapScores({ rows }: AnalysisTable<ScoreFigures>, scope: Scope): AssessmentAnalysis['scores'] {
  const { own } = splitRows(rows, scope)
  if (own === 'none' || own.figures === 'hidden' || own.figures.counts === 'unknown') return 'missing'
  return { counts: own.figures.counts, expected: 'none', highlighted: [] }
}

/** `gaps` are single works: empty unless the note stays in its school. */
export function mapRegister(
  { rows, assessment }: AnalysisTable<RegisterFigures>,
  scope: Scope,
  gaps: readonly RegisterGapWork[],
): AssessmentAnalysis['register'] {
  const { own, references, units } = splitRows(rows, scope)
  if (own === 'none') return 'missing'
  const shown = own.figures === 'hidden' ? undefined : own.figures
  const gapWorks = shown === undefined || shown.gap === 'unknown' ? ('unknown' as const) : shown.gap.count
  return {
    own: registerShares(own),
    references: references.map((row) => registerShares(row)),
    units: units.map((row) => registerShares(row, unitLabel(row.group, assessment.grade))),
    withoutRegisterMark: shown === undefined || shown.matrix === 'unknown' ? 0 : markedWithoutRegister(shown.matrix),
    gapWorks,
    gaps: gaps.map((work) => ({ ...work, classLabel: classLabelOf(work.classLabel, assessment.grade) })),
  }
}

function registerShares({ group, figures }: GroupRow<RegisterFigures>, label = group.name): RegisterShares {
  if (figures === 'hidden') return { label, works: 'unknown', shares: 'hidden' }
  const { compared, lower, equal, higher } = figures
  return { label, works: compared, shares: [lower.share, equal.share, higher.share] }
}

/** First column of the matrix, its rows of the marks «2» to «5». */
function markedWithoutRegister(matrix: readonly (readonly number[])[]): number {
  return matrix.slice(1).reduce((sum, row) => sum + (row[0] ?? 0), 0)
}
