import type { ReadCell, ReadRow } from '#documents'
import { type ColumnMapping, type ColumnRole, columnRoles } from '../model.ts'
import { fold } from './fold-letters.ts'

/** Words of headings, in the order in which they decide: «Дата проведения мероприятия» is a deadline, «Результат мероприятия» a result. */
const words: readonly (readonly [ColumnRole, RegExp])[] = [
  ['number', /^(№|n)( ?п ?[/\\]? ?п\.?)?$|^п ?\/ ?п$|^номер( пункта)?$/],
  ['result', /результат|показател|ожидаем|индикатор|вид документа|форма завершения|итоговый документ|выход/],
  ['responsible', /ответств|исполнител/],
  ['deadline', /срок|период|дат[аы]|время|начало|окончание|месяц/],
  ['participants', /категори|участник|целев|аудитори|охват|адресат/],
  [
    'text',
    /мероприят|наименован|содержан|направлени|действи|виды? (работ|деятельн)|работ[аы]|вопрос|задач|формы? работ/,
  ],
]

export function roleOfHeading(heading: string): ColumnRole | undefined {
  const text = fold(heading)
  return words.find(([, pattern]) => pattern.test(text))?.[0]
}

/** Columns of a heading row; undefined where the row is no heading of a plan (a plan names at least the work and one thing more). */
export function recogniseColumns(row: ReadRow): ColumnMapping | undefined {
  const mapping: Partial<Record<ColumnRole, number[]>> = {}
  for (const cell of row.cells) {
    const role = cell.text.length > 90 ? undefined : roleOfHeading(cell.text)
    if (role === undefined) continue
    const taken = mapping[role]
    // Only a deadline may take two columns: beginning and end. A second column of another role stays unread text.
    if (taken === undefined) mapping[role] = columnsUnder(cell)
    else if (role === 'deadline') taken.push(...columnsUnder(cell))
  }
  const [first] = row.cells
  if (mapping.number === undefined && first && first.text.trim() === '' && mapping.text?.[0] !== first.column) {
    mapping.number = [first.column]
  }
  const named = columnRoles.filter((role) => role !== 'number' && mapping[role] !== undefined)
  return mapping.text !== undefined && named.length >= 2 ? mapping : undefined
}

/** A heading over two columns («Срок» over «начало» and «окончание») names both. */
const columnsUnder = ({ column, columns }: ReadCell): number[] =>
  Array.from({ length: columns }, (_, index) => column + index)
