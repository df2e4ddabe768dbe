import { formatDate } from '#kernel/russian-text'
import { stretchAfter } from '../stretch-of.ts'
import { stretchWords } from '../stretch-words.ts'
import { countByMeasure, whoWords } from './executions-of.ts'
import { measureTables } from './measure-tables.ts'
import { type ReportSection, text } from './report-section.ts'
import { aheadOf } from './which-executions.ts'

/** What comes due in the stretch after this one. */
export const ahead: ReportSection = {
  id: 'ahead',
  title: 'Предстоит',
  async build(tx, question) {
    const next = stretchWords(stretchAfter(question.stretch))
    const rows = await countByMeasure(tx, question, aheadOf(tx, question))
    if (rows.length === 0) return [text(`За ${next} сроков нет.`)]
    const isSchool = question.node.kind === 'school'
    return [
      text(`Сроки за ${next}:`),
      ...measureTables(rows, [
        { title: 'Срок', weight: 20, align: 'left', cell: ({ first, last }) => daysWords(first, last) },
        {
          title: isSchool ? 'Исполнений' : 'Кому',
          weight: 21,
          align: 'left',
          cell: (row) => (isSchool ? String(row.executions) : whoWords(row)),
        },
      ]),
    ]
  },
}

function daysWords(first: string | null, last: string | null): string {
  if (first === null) return ''
  return last === null || last === first ? formatDate(first) : `с ${formatDate(first)} по ${formatDate(last)}`
}
