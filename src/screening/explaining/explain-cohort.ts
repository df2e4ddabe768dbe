import { formatNumber, formatShare } from '#kernel/russian-text'
import { noticeableChange } from '../cohorts/expected-level.ts'
import { linkFamilies, subjectStem, type LinkFamily } from '../cohorts/find-links.ts'
import type { LinkEvidence } from '../cohorts/link-evidence.ts'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'
import type { InnocentCheck } from './innocent-check.ts'

const noticeable = Math.log(0.05)
/** A fall of others is worth a word from this score on: once in six by chance. */
const alsoFell = 1

/** What would explain that the same children fell beyond what others fall. */
export function explainCohort(prepared: PreparedScreening, found: PreparedCell): readonly InnocentCheck[] {
  return linkFamilies.flatMap((family) => {
    const link = prepared.cohorts.families[family].links.at(found.cell.position)
    if (link === undefined || link.logP > noticeable) return []
    return [
      cohortChanged(family, link),
      ...otherSubjects(prepared, family, found),
      ...everyCohort(prepared, family, found),
      ...questionsOf(family),
    ]
  })
}

function cohortChanged(family: LinkFamily, { sizes, change }: LinkEvidence): InnocentCheck {
  const fits = change > noticeableChange
  const children = `${formatNumber(sizes.earlierParticipants)} и ${formatNumber(sizes.laterParticipants)}`
  return {
    check: 'cohort-changed',
    families: [family],
    fits,
    sentence: `Участников было ${children}, разница ${formatShare(change, 0)}${fits ? ': часть детей другая, состав мог сместить результат' : ': сменой значительной части детей это не объясняется'}.`,
  }
}

/** If all subjects of the same children fell, the reason lies with the children or the school, not with one subject. */
function otherSubjects(
  prepared: PreparedScreening,
  family: LinkFamily,
  { cell }: PreparedCell,
): readonly InnocentCheck[] {
  const beside = prepared.cohorts.families[family].pooled.besideAt(cell.position)
  if (beside === undefined) return []
  const fits = beside >= alsoFell
  return [
    {
      check: 'other-subjects-fell',
      families: [family],
      fits,
      sentence: fits
        ? 'По другим предметам эти же дети тоже стали ниже: дело может быть во всей параллели (состав, здание, программа).'
        : 'По другим предметам эти же дети остались на своём уровне: общая для параллели причина не подходит.',
    },
  ]
}

/** A step at which every cohort of the school falls is the school's own: a change of teachers, a harder programme. */
function everyCohort(
  prepared: PreparedScreening,
  family: LinkFamily,
  { cell }: PreparedCell,
): readonly InnocentCheck[] {
  const { assessments, schools } = prepared.gathered
  const { scores } = prepared.cohorts.families[family].links
  const own = assessments[cell.assessment]!
  const others = [...schools.at(cell.school).cells].filter(({ assessment, position }) => {
    const { grade, subject, year } = assessments[assessment]!
    const sameStep = grade === own.grade && year !== own.year && subjectStem(subject) === subjectStem(own.subject)
    return sameStep && !Number.isNaN(scores[position]!)
  })
  if (others.length === 0) return []
  const fell = others.filter(({ position }) => scores[position]! >= alsoFell).length
  const fits = fell === others.length
  return [
    {
      check: 'every-cohort-falls',
      families: [family],
      fits,
      sentence:
        others.length === 1
          ? `Другая параллель школы после ${own.grade} класса ${fits ? 'тоже стала заметно ниже: переход может быть труден здесь каждый год' : 'осталась на своём уровне'}.`
          : `После ${own.grade} класса в другие годы заметно ниже стали ${formatNumber(fell)} из ${formatNumber(others.length)} параллелей школы${fits ? ': переход может быть труден здесь каждый год' : ''}.`,
    },
  ]
}

const questions: Readonly<Record<LinkFamily, readonly (readonly [InnocentCheck['check'], string])[]>> = {
  'cohort-break': [
    ['new-teacher', 'Сменился ли учитель между этими работами, и как давно он ведёт класс?'],
    ['class-taken-in', 'Приняли ли в параллель новый класс, ушёл ли сильный класс в гимназию или лицей?'],
    ['other-building', 'Перешли ли дети в другое здание, школу или на другую программу?'],
  ],
  'exam-gap': [
    ['not-all-sat', 'Все ли, кто писал ВПР, сдавали этот экзамен? Кто ушёл в колледж или другую школу?'],
    ['new-teacher', 'Сменился ли учитель между ВПР и экзаменом?'],
    ['exam-preparation', 'К какому уровню экзамена готовился класс, одинаково ли для всех важен был этот предмет?'],
  ],
}

const questionsOf = (family: LinkFamily): readonly InnocentCheck[] =>
  questions[family].map(([check, sentence]) => ({
    check,
    families: [family],
    fits: false,
    question: true,
    sentence,
  }))
