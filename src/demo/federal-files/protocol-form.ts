import { parseWhole } from '#kernel/parse-number'
import type { Cell, Sheet } from '#tabular'
import type { Assessment } from '#procedures/model'
import type { Work } from '#results/model'

const registerHeader = 'Отметка за предыдущий триместр/ четверть/полугодие'
const classHeader = 'Порядковый номер класса'

/**
 * «Форма сбора результатов» of 2026: the sheet «Протокол» with prepared rows below the filled ones, whose total is a
 * formula that shows 0; «Служебный» with the lists of allowed values; «Порядковый номер класса».
 */
export function protocolForm(assessment: Assessment, works: readonly Work[], preparedRows = 1499): readonly Sheet[] {
  const header = [
    'Код участника',
    'Вариант',
    ...assessment.tasks.map(({ label, max }) => `${label} (${max}б)`),
    classHeader,
    registerHeader,
    'Итого баллов',
  ]
  const filled = works.map((work) => protocolRow(work, assessment))
  const empty = Array.from({ length: Math.max(0, preparedRows - works.length) }, () =>
    header.map((name): Cell => (name === 'Итого баллов' ? 0 : null)),
  )
  return [
    { name: 'Протокол', rows: [header, ...filled, ...empty] },
    { name: 'Служебный', rows: allowedValues(assessment) },
    { name: classHeader, rows: Array.from({ length: 50 }, (_, index) => [index + 1]) },
  ]
}

/** Name of the form as the federal system hands it out. */
export function protocolFileName({ subject, grade, procedure, year }: Assessment): string {
  return `Форма сбора результатов ${subject} ${grade} класс ${procedure} ${year}.xlsx`
}

function protocolRow(work: Work, assessment: Assessment): Cell[] {
  const register = work.journalMark === 'none' ? 'нет отметки' : work.journalMark
  if (work.attendance === 'absent') {
    const blanks = assessment.tasks.map(() => null)
    return [asNumber(work.participant), 'отсутствовал', ...blanks, asNumber(work.classLabel), register, 0]
  }
  const { participant, variant, scores, classLabel, total } = work
  return [asNumber(participant), asNumber(variant), ...scores, asNumber(classLabel), register, total]
}

/** One column of allowed values for each column of the protocol, as its drop-down lists have them. */
function allowedValues(assessment: Assessment): Cell[][] {
  const lists: Cell[][] = [
    [1, 2, 'отсутствовал'],
    ...assessment.tasks.map(({ max }): Cell[] => [...Array.from({ length: max + 1 }, (_, index) => max - index), 'X']),
    [5, 4, 3, 2, 'нет отметки'],
  ]
  const longest = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? null))
}

/** Codes, variants and class numbers are numbers in the form. */
function asNumber(text: string): Cell {
  return parseWhole(text) ?? text
}
