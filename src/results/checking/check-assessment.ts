import { subjectKey } from '../reading/subject-names.ts'
import { fileError, fileWarning } from '../reading/finding-rules.ts'
import type { AssessmentDraft, Finding } from '../staged.ts'
import type { ExpectedWork } from './check-context.ts'
import { maximumInForce, scaleInForce, tasksInForce } from './find-assessment.ts'
import type { CheckedPart, PartRule } from './part-rule.ts'

/** Is the work named, is it the one expected, and is enough known of it. */
export const checkAssessment: PartRule = (checked) => {
  const { part, context } = checked
  return [
    ...namedInFull(part.assessment),
    ...notAhead(part.assessment, context.latestYear),
    ...asExpected(part.assessment, context.expected),
    ...maximumAgrees(checked),
    ...knownEnough(checked),
  ]
}

function namedInFull({ year, grade, subject }: AssessmentDraft): readonly Finding[] {
  const missing = [
    ...(year === 'unknown' ? ['год'] : []),
    ...(grade === 'unknown' ? ['класс'] : []),
    ...(subject === 'unknown' ? ['предмет'] : []),
  ]
  if (missing.length === 0) return []
  return [
    fileError(
      'assessment-unknown',
      `Ни файл, ни его название не говорят, какая это работа: не указано — ${missing.join(', ')}`,
      'Выберите работу при загрузке',
    ),
  ]
}

/** A slip of the pen in the year would found a procedure that was never held. */
function notAhead({ year }: AssessmentDraft, latest: number | 'unchecked'): readonly Finding[] {
  if (year === 'unknown' || latest === 'unchecked' || year <= latest) return []
  const what = `Год работы – ${year}, а он ещё не наступил`
  return [fileError('year-ahead', what, 'Исправьте год в файле и в его названии')]
}

function asExpected({ year, grade, subject }: AssessmentDraft, expected: ExpectedWork): readonly Finding[] {
  const mend = 'Проверьте, тот ли файл выбран, или загрузите его для другой работы'
  const findings: Finding[] = []
  const differs = (what: string, found: string | number, wanted: string | number): void => {
    findings.push(fileError('work-differs', `${what} в файле — ${found}, а ожидается ${wanted}`, mend))
  }
  if (expected.year !== undefined && year !== 'unknown' && year !== expected.year) differs('Год', year, expected.year)
  if (expected.grade !== undefined && grade !== 'unknown' && grade !== expected.grade)
    differs('Класс', grade, expected.grade)
  if (expected.subject !== undefined && subject !== 'unknown' && subjectKey(subject) !== subjectKey(expected.subject)) {
    differs('Предмет', `«${subject}»`, `«${expected.subject}»`)
  }
  return findings
}

/** The maximum that the heading states against the specification in force and against the file's own tasks. */
function maximumAgrees({ part, known, title }: CheckedPart): readonly Finding[] {
  const stated = part.assessment.maxScore
  if (stated === 'unknown') return []
  const inForce = maximumInForce({ ...part.assessment, maxScore: 'unknown' }, known)
  if (inForce !== 'unknown' && inForce !== stated) {
    const what = `${title}: максимальный первичный балл в файле ${stated}, а по спецификации ${inForce}`
    return [fileError('maximum-differs', what, 'Проверьте год, класс и предмет: похоже, файл о другой работе')]
  }
  const sum = part.assessment.tasks.reduce((total, { max }) => total + max, 0)
  if (sum === 0 || sum === stated || part.assessment.maximaObserved === true) return []
  const what = `${title}: максимальный первичный балл назван ${stated}, а максимумы заданий дают ${sum}`
  return [fileWarning('maximum-differs', what, 'Проверьте, что столбцы заданий не удалены')]
}

function knownEnough({ part, known, title }: CheckedPart): readonly Finding[] {
  if (part.works.length === 0) return []
  const findings: Finding[] = []
  if (part.assessment.maximaObserved === true && tasksInForce(known).length === 0) {
    const mend = 'Внесите спецификацию в разделе «Процедуры»: тогда проверятся максимумы'
    findings.push(
      fileWarning('specification-unknown', `${title}: спецификации нет, максимумы заданий не проверены`, mend),
    )
  }
  if (scaleInForce(part.assessment, known) === 'missing') {
    const mend =
      'Внесите шкалу в разделе «Процедуры»: без неё не проверить отметки и не рассчитать признаки на границах отметок'
    findings.push(fileWarning('scale-unknown', `${title}: нет шкалы перевода баллов в отметки`, mend))
  }
  return findings
}
