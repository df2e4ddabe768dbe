import { counted, formatNumber, formatShare } from '#kernel/russian-text'
import { absenceEvidence, type AbsenceGroup } from '../absence.ts'
import { calibratedLogP } from '../evidence.ts'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'
import type { InnocentCheck } from './innocent-check.ts'

const noticeable = Math.log(0.05)
const fewAbsent = 8
/** Other works of the same children tell of the same absences from this likeness of their shares on. */
const alike = 0.8
const mostOfThem = 0.7

/** What would explain that pupils with low register marks stayed away more often than elsewhere. */
export function explainAbsence(prepared: PreparedScreening, { cell }: PreparedCell): readonly InnocentCheck[] {
  const groups = prepared.absenceOf(cell)
  const evidence = absenceEvidence(groups)
  if (evidence === undefined) return []
  if (calibratedLogP(evidence.logP, evidence.n, prepared.nulls.absenceCell) > noticeable) return []
  return [
    few(evidence.n),
    ...oneClass(groups),
    ...samePupils(prepared, cell, evidence.observed / evidence.n),
    {
      check: 'not-taking-part',
      families: ['absence'],
      fits: false,
      question: true,
      sentence:
        'Кто из отсутствовавших не участвовал по правилам процедуры? В данных видно только «не участвовал»; причины программа не хранит.',
    },
  ]
}

function few(absent: number): InnocentCheck {
  const fits = absent < fewAbsent
  return {
    check: 'few-absent',
    families: ['absence'],
    fits,
    sentence: `Отсутствовали ${counted(absent, 'участник', 'участника', 'участников')} с отметкой журнала${fits ? ': один-два человека меняют картину' : ': одним-двумя людьми это не объясняется'}.`,
  }
}

function oneClass(groups: readonly AbsenceGroup[]): readonly InnocentCheck[] {
  if (groups.length < 2) return []
  const all = groups.reduce((sum, group) => sum + group.lowAbsent, 0)
  const most = Math.max(...groups.map((group) => group.lowAbsent))
  const fits = all > 0 && most / all >= mostOfThem
  return [
    {
      check: 'absent-one-class',
      families: ['absence'],
      fits,
      sentence: `Из отсутствовавших с отметкой «2» или «3» на один класс приходится ${formatNumber(most)} из ${formatNumber(all)}${fits ? ': дело может быть в этом классе (карантин, выезд, отдельная программа)' : ': на случай в одном классе не похоже'}.`,
    },
  ]
}

/** The same children away at every work of the year are away for long, not kept from this one. */
function samePupils(prepared: PreparedScreening, cell: PreparedCell['cell'], share: number): readonly InnocentCheck[] {
  const { assessments, schools } = prepared.gathered
  const own = assessments[cell.assessment]!
  let absent = 0
  let low = 0
  for (const other of schools.at(cell.school).cells) {
    const { year, grade } = assessments[other.assessment]!
    if (other.position === cell.position || year !== own.year || grade !== own.grade) continue
    for (const group of prepared.absenceOf(other)) {
      absent += group.absent
      low += group.lowAbsent
    }
  }
  if (absent < 3) return []
  const fits = low / absent >= alike * share
  return [
    {
      check: 'same-pupils',
      families: ['absence'],
      fits,
      sentence:
        `На других работах ${own.grade}-х классов в ${own.year} году с отметкой «2» или «3» ${formatShare(low / absent, 0)} отсутствовавших, ` +
        `на этой – ${formatShare(share, 0)}${fits ? ': похоже, что одни и те же ученики отсутствуют подолгу' : ': длительным отсутствием одних и тех же учеников это не объясняется'}.`,
    },
  ]
}
