import { parseWhole } from '#kernel/parse-number'
import { type Cell, columnLetter } from '#tabular'
import type { Work } from '../model.ts'
import type { Finding, Place, StagedWork } from '../staged.ts'
import { cellText, hasControlCharacter } from './cell-text.ts'
import { findSchoolLogin } from './federal-code.ts'
import { errorAt, warningAt } from './finding-rules.ts'
import { readClassCell } from './read-class-cell.ts'
import { readMarkCell } from './read-mark-cell.ts'
import { judgeAbsentScores, readScores } from './read-scores.ts'
import { readVariantCell } from './read-variant-cell.ts'
import type { WorkColumns } from './work-columns.ts'

export interface WorkRowRules {
  readonly sheet: string
  readonly columns: WorkColumns
  /**
   * `form`: the school's own form, whose total is a formula: the sum counts, and a blank score is an error.
   * `report`: the total is the system's own number: a blank score passes for X where the total agrees.
   */
  readonly totals: 'form' | 'report'
}

export interface ReadRow {
  /** Absent where the row cannot be a work; the findings say why. */
  readonly work?: StagedWork
  readonly findings: readonly Finding[]
}

/**
 * Reads one row of individual results; `section` is the login of the school the row stands under, `ask` where the
 * file does not know its school, or '' for none. Numbers are judged later against the specification in force.
 */
export function readWorkRow(cells: readonly Cell[], row: number, section: string, rules: WorkRowRules): ReadRow {
  const { columns, sheet } = rules
  const findings: Finding[] = []
  const reading: RowReading = { cells, findings, at: (column) => ({ sheet, row, column: columnLetter(column ?? 0) }) }

  const damaged = cells.findIndex((cell) => hasControlCharacter(cell))
  if (damaged !== -1) {
    const what = 'В ячейке есть служебный символ, которого не бывает в тексте'
    return {
      findings: [
        errorAt('control-character', reading.at(damaged), what, 'Введите значение ячейки заново и сохраните файл'),
      ],
    }
  }
  const municipality = cellText(cells[columns.municipality ?? -1])
  const place = {
    row,
    sheet,
    school: readSchool(reading, columns, section),
    municipality: municipality === '' ? ('unknown' as const) : municipality,
  }
  const common = {
    participant: readParticipant(reading, columns),
    classLabel: readClass(reading, columns),
    journalMark: readMark(reading, columns.journalMark, 'journal'),
  }
  const variant = readVariantCell(cells[columns.variant ?? -1])
  if (variant.is === 'absent') {
    const scored = judgeAbsentScores(cells, row, rules)
    if (scored !== undefined) findings.push(scored)
    return finish({ attendance: 'absent', ...common })
  }
  if (variant.is === 'unreadable') {
    const what = `Вариант «${cellText(cells[columns.variant!])}» не прочитан`
    findings.push(
      errorAt('variant-unreadable', reading.at(columns.variant), what, 'Поставьте номер варианта или «отсутствовал»'),
    )
  } else if (variant.is === 'blank' && columns.variant !== undefined) {
    const mend = 'Впишите номер варианта: без него не сравнить работы одного варианта'
    findings.push(warningAt('variant-missing', reading.at(columns.variant), 'Не указан вариант', mend))
  }
  const mark = readMark(reading, columns.mark, 'given')
  const { scores, total, judge } = readScores(cells, row, rules, findings)
  if (hasError(findings)) findings.push(...judge())
  return finish({
    attendance: 'present',
    ...common,
    variant: variant.is === 'variant' ? variant.variant : '',
    scores,
    total,
    mark,
  })

  function finish(work: Work): ReadRow {
    return hasError(findings) ? { findings } : { work: { ...place, work }, findings }
  }
}

interface RowReading {
  readonly cells: readonly Cell[]
  readonly findings: Finding[]
  readonly at: (column: number | undefined) => Place
}

function readParticipant({ cells, findings, at }: RowReading, columns: WorkColumns): string {
  const text = cellText(cells[columns.participant ?? -1])
  if (text === '') {
    findings.push(
      errorAt(
        'participant-missing',
        at(columns.participant),
        'Нет кода участника',
        'Впишите код участника из бумажного протокола',
      ),
    )
  }
  // A code typed as a number comes back as `12,0` from some tables.
  const whole = /^\d+[.,]0+$/.test(text) ? parseWhole(text) : undefined
  return whole === undefined ? text : String(whole)
}

function readMark({ cells, findings, at }: RowReading, column: number | undefined, which: 'journal' | 'given') {
  const mark = readMarkCell(cells[column ?? -1])
  if (mark !== 'unreadable') return mark
  const text = cellText(cells[column!])
  findings.push(
    which === 'journal'
      ? errorAt(
          'journal-mark-unreadable',
          at(column),
          `Отметка по журналу «${text}» не от 2 до 5`,
          'Поставьте 2, 3, 4, 5 или «нет отметки»',
        )
      : errorAt('mark-unreadable', at(column), `Отметка «${text}» не от 2 до 5`, 'Поставьте отметку от 2 до 5'),
  )
  return 'none'
}

function readClass({ cells, findings, at }: RowReading, columns: WorkColumns): string {
  const cell = cells[columns.class ?? -1]
  const read = readClassCell(cell)
  if (read.is !== 'class') {
    if (read.is === 'blank') return ''
    const mend = 'Поставьте порядковый номер класса от 1 до 50 или букву класса'
    findings.push(errorAt('class-unreadable', at(columns.class), `Класс «${cellText(cell)}» не прочитан`, mend))
    return ''
  }
  if (read.lettered && columns.classIsNumber) {
    const what = `Вместо порядкового номера класса стоит «${cellText(cell)}»; взята буква «${read.label}»`
    findings.push(
      warningAt(
        'class-lettered',
        at(columns.class),
        what,
        'Поставьте порядковый номер класса от 1 до 50, как просит форма',
      ),
    )
  }
  return read.label
}

function readSchool({ cells, findings, at }: RowReading, columns: WorkColumns, section: string): string {
  const text = cellText(cells[columns.school ?? -1])
  const login = findSchoolLogin(text) ?? findSchoolLogin(cellText(cells[columns.schoolName ?? -1]))
  if (login !== undefined) return login
  if (section !== '') return section
  // A login of another system is kept as it stands; the check against the list of schools will name it.
  if (text !== '') return text
  findings.push(errorAt('school-missing', at(columns.school), 'Нет логина школы', 'Впишите логин школы вида edu990001'))
  return ''
}

function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}
