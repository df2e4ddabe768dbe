import { parseNumber } from '#kernel/parse-number'
import { formatNumber } from '#kernel/russian-text'
import { type Cell, columnLetter } from '#tabular'
import type { TaskScore } from '../model.ts'
import type { Finding } from '../staged.ts'
import { cellText } from './cell-text.ts'
import { errorAt, warningAt } from './finding-rules.ts'
import { judgeScore } from './judge-score.ts'
import { readScoreCell } from './read-score-cell.ts'
import type { WorkRowRules } from './read-work-row.ts'

export interface RowScores {
  readonly scores: readonly TaskScore[]
  readonly total: number
  /** Judgements of the scores against the maxima the file states; used where the row fails anyway, so that all is said at once. */
  readonly judge: () => readonly Finding[]
}

/** Scores and total of one present work. Blank cells, `N` and a total that is missing are settled here, by the rules of the report. */
export function readScores(cells: readonly Cell[], row: number, rules: WorkRowRules, findings: Finding[]): RowScores {
  const { columns, sheet, totals } = rules
  const at = (column: number) => ({ sheet, row, column: columnLetter(column) })
  const scores: TaskScore[] = []
  const blanks: { readonly label: string; readonly column: number }[] = []
  let sum = 0
  for (const { cell, label, column } of scoreCells(cells, rules)) {
    const read = readScoreCell(cell)
    switch (read.is) {
      case 'score':
        scores.push(read.score)
        sum += read.score
        continue
      case 'not-attempted':
        break
      case 'not-taught':
        findings.push(
          warningAt(
            'not-taught',
            at(column),
            `Задание ${label}: «N» учтено как «X» (не приступал)`,
            'Если балл есть, поставьте его вместо N',
          ),
        )
        break
      case 'blank':
        blanks.push({ label, column })
        break
      case 'unreadable':
        findings.push(
          errorAt(
            'score-unreadable',
            at(column),
            `Задание ${label}: «${read.text}» — не балл`,
            'Поставьте целое число или X, если к заданию не приступали',
          ),
        )
        break
    }
    scores.push('X')
  }
  const total = readTotal(cells, row, rules, sum, scores.length, findings)
  if (blanks.length > 0) {
    const first = blanks[0]!
    const which =
      blanks.length === 1 ? `Задание ${first.label}` : `Задания ${blanks.map(({ label }) => label).join(', ')}`
    const agrees = totals === 'report' && total === sum && columns.total !== undefined
    findings.push(
      agrees
        ? warningAt(
            'blank-score',
            at(first.column),
            `${which}: пустая ячейка учтена как «X»; сумма баллов при этом сходится`,
            'Если к заданию приступали, поставьте 0',
          )
        : errorAt(
            'blank-score',
            at(first.column),
            `${which}: балл не заполнен`,
            'Поставьте балл или X, если к заданию не приступали',
          ),
    )
  }
  const judge = (): readonly Finding[] =>
    scoreCells(cells, rules).flatMap(({ label, column }, index) => {
      const found = judgeScore(scores[index] ?? 'X', label, columns.tasks[index]?.max ?? 'unknown', () => at(column))
      return found === undefined ? [] : [found]
    })
  return { scores, total, judge }
}

/** Absent, but with points: one of the two is wrong. Zeros and X of a prefilled row pass. */
export function judgeAbsentScores(cells: readonly Cell[], row: number, rules: WorkRowRules): Finding | undefined {
  const scored = scoreCells(cells, rules).find(({ cell }) => {
    const read = readScoreCell(cell)
    return read.is === 'score' && read.score !== 0
  })
  if (scored === undefined) return undefined
  return errorAt(
    'absent-with-scores',
    { sheet: rules.sheet, row, column: columnLetter(scored.column) },
    `Отмечено «отсутствовал», но за задание ${scored.label} стоит балл`,
    'Поставьте номер варианта, если участник писал работу, или уберите баллы',
  )
}

interface LabelledCell {
  readonly cell: Cell | undefined
  readonly label: string
  readonly column: number
}

function scoreCells(cells: readonly Cell[], { columns }: WorkRowRules): readonly LabelledCell[] {
  if (columns.taskList !== undefined && columns.tasks.length === 0) {
    const column = columns.taskList
    const text = cellText(cells[column])
    return text === '' ? [] : text.split(' ').map((cell, index) => ({ cell, label: String(index + 1), column }))
  }
  return columns.tasks.map(({ column, label }) => ({ cell: cells[column], label, column }))
}

function readTotal(
  cells: readonly Cell[],
  row: number,
  { columns, sheet, totals }: WorkRowRules,
  sum: number,
  tasks: number,
  findings: Finding[],
): number {
  const place = { sheet, row, column: columnLetter(columns.total ?? 0) }
  const text = columns.total === undefined ? '' : cellText(cells[columns.total])
  if (text === '') {
    if (tasks === 0) {
      findings.push(
        errorAt('total-missing', place, 'Нет ни баллов за задания, ни итогового балла', 'Впишите первичный балл'),
      )
    } else if (columns.total !== undefined && totals === 'report') {
      findings.push(
        warningAt(
          'total-missing',
          place,
          `Нет первичного балла; взята сумма баллов ${formatNumber(sum)}`,
          'Впишите первичный балл',
        ),
      )
    }
    return sum
  }
  const total = parseNumber(text)
  if (total === undefined) {
    findings.push(errorAt('total-unreadable', place, `Итоговый балл «${text}» — не число`, 'Впишите целое число'))
    return sum
  }
  if (totals === 'report') return total
  // A form that was never recalculated keeps the old value of its formula; the scores are what people typed.
  if (total !== sum) {
    findings.push(
      warningAt(
        'total-differs',
        place,
        `В столбце «Итого баллов» стоит ${text.replace('.', ',')}, а сумма баллов за задания ${formatNumber(sum)}; взята сумма`,
        'Проверьте баллы; формулу итога восстановит новая форма',
      ),
    )
  }
  return sum
}
