import { type Block, drawTaskByMark, drawTaskPerformance } from '#documents'
import { counted, formatNumber, plural } from '#kernel/russian-text'
import type { TaskLevel } from '#procedures/model'
import type { TaskAnalysis, TaskRow } from '../model.ts'
import { type ComposePart, isShielded, note, type NoteWriter, paragraph } from './note-writer.ts'
import { columnFor, inTable, listed, softened, works as countWorks, worksInTable } from './wording.ts'

const levelGenitive: Readonly<Record<TaskLevel, string>> = {
  basic: 'базового уровня',
  advanced: 'повышенного уровня',
  high: 'высокого уровня',
  unknown: 'без указанного уровня',
}
const levelLetter: Readonly<Record<TaskLevel, string>> = { basic: 'Б', advanced: 'П', high: 'В', unknown: '–' }

/** Performance of the tasks by level, the deficits, and the tasks where groups of marks change places. */
export const composeTasks: ComposePart = (writer, { tasks, plannedResults }) => {
  if (tasks === 'missing' || isShielded(writer.data, tasks.works)) return 'none'
  const [nearest] = tasks.references
  const figure = drawTaskPerformance({
    rows: tasks.rows.map((row) => ({
      label: row.label,
      level: row.level,
      share: row.share === 'unknown' ? 'too-few' : row.share,
      reference: row.references[0] ?? 'unknown',
      highlighted: isDeficit(row, tasks),
    })),
    ownLabel: `${writer.data.scope.shortName}, ${countWorks(tasks.works)}`,
    referenceLabel: nearest
      ? `${nearest.label}${nearest.works === 'unknown' ? '' : `, ${countWorks(nearest.works)}`}`
      : '',
    zones: tasks.zones,
  })
  return {
    title: 'Выполнение заданий',
    blocks: [
      paragraph(...describeDeficits(tasks)),
      writer.figure('Выполнение заданий, % от максимального балла', figure),
      taskTable(writer, tasks, plannedResults === 'missing'),
      note(
        'Б – базовый уровень, П – повышенный, В – высокий. «Не приступали» – доля участников, не приступивших к заданию; в сумме баллов это 0.',
        ...(tasks.zonesSource === '' ? [] : [` Границы уровней: ${tasks.zonesSource}.`]),
      ),
      ...composeByMark(writer, tasks),
    ],
  }
}

function isDeficit({ share, level }: TaskRow, { zones }: TaskAnalysis): boolean {
  const zone = zones[level]
  return share !== 'unknown' && zone !== undefined && share < zone[0]
}

function describeDeficits(tasks: TaskAnalysis): string[] {
  const sentences = (['basic', 'advanced', 'high'] as const).flatMap((level) => {
    const zone = tasks.zones[level]
    const all = tasks.rows.filter((row) => row.level === level && row.share !== 'unknown')
    if (!zone || all.length === 0) return []
    const low = all.filter((row) => isDeficit(row, tasks))
    const limit = `${formatNumber(zone[0] * 100, Math.round(zone[0] * 1000) % 10 === 0 ? 0 : 1)}\u00a0%`
    if (low.length === 0)
      return [`Задания ${levelGenitive[level]} (${all.length}): ни одно не выполнено ниже границы ${limit}. `]
    return [
      `Задания ${levelGenitive[level]} (${all.length}): ниже границы ${limit} ${plural(low.length, 'выполнено', 'выполнены', 'выполнено')} ` +
        `${counted(low.length, 'задание', 'задания', 'заданий')}: ${low.map(({ label, share }) => `${label} (${inTable(share)}\u00a0%)`).join(', ')}. `,
    ]
  })
  return [...sentences, `Все доли взяты по ${counted(tasks.works, 'работе', 'работам', 'работам')}.`]
}

/** What a task checks stands here only where no table of planned results follows. */
function taskTable(writer: NoteWriter, { rows, references, works }: TaskAnalysis, withChecks: boolean): Block {
  const checked = withChecks && rows.some(({ checks }) => checks !== '')
  const skipped = rows.some(({ notAttempted }) => notAttempted !== 'unknown')
  return writer.table('Выполнение заданий, % от максимального балла', {
    columns: [
      { weight: 21, align: 'left' },
      ...(checked ? [{ weight: 50, align: 'left' } as const] : []),
      { weight: 21, align: 'centre' },
      { weight: 14, align: 'right' },
      { weight: columnFor(writer.data.scope.shortName, works), align: 'right' },
      ...references.map((group) => ({ weight: columnFor(group.label, group.works), align: 'right' }) as const),
      ...(skipped ? [{ weight: 21, align: 'right' } as const] : []),
    ],
    header: [
      [
        'Задание',
        ...(checked ? ['Проверяемый результат'] : []),
        'Уровень',
        'Макс. балл',
        `${writer.data.scope.shortName} (${formatNumber(works)})`,
        ...references.map((reference) => `${softened(reference.label)} (${worksInTable(reference.works)})`),
        ...(skipped ? ['Не присту\u00adпали, %'] : []),
      ],
    ],
    rows: rows.map((row) => [
      row.label,
      ...(checked ? [row.checks] : []),
      levelLetter[row.level],
      formatNumber(row.max),
      inTable(row.share),
      ...references.map((_, i) => inTable(row.references[i] ?? 'unknown')),
      ...(skipped ? [inTable(row.notAttempted)] : []),
    ]),
  })
}

/** Lines of the groups by mark; a group too small to trust is left out and said so. */
function composeByMark(writer: NoteWriter, { rows, byMark }: TaskAnalysis): Block[] {
  const { minimumGroup, audience } = writer.data
  const shown = byMark.flatMap(({ mark, works, shares }) =>
    works === 'unknown' || works < minimumGroup || shares === 'hidden' ? [] : [{ mark, works, shares }],
  )
  if (shown.length < 2) return []
  const left = byMark
    .filter(({ mark, works }) => works !== 0 && shown.every((group) => group.mark !== mark))
    .map(({ mark }) => `«${mark}»`)
  const crossings = rows.flatMap(({ label }, t) => {
    const crossed = shown.some((group, i) => {
      const higher = shown[i + 1]
      return higher !== undefined && (group.shares[t] ?? 0) > (higher.shares[t] ?? 0)
    })
    return crossed ? [label] : []
  })
  return [
    paragraph(
      crossings.length === 0
        ? 'Ни в одном задании группа с более низкой отметкой не справилась лучше группы с более высокой.'
        : `${plural(crossings.length, 'В задании', 'В заданиях', 'В заданиях')} ${listed(crossings)} группа с более низкой отметкой справилась лучше группы с более высокой; почему, следует уточнить.`,
    ),
    writer.figure(
      'Выполнение заданий группами участников, % от максимального балла',
      drawTaskByMark({ tasks: rows.map(({ label }) => label), groups: shown }),
    ),
    ...(left.length === 0
      ? []
      : [
          note(
            `Не показаны группы с отметкой ${listed(left)}: в ${left.length > 1 ? 'них' : 'ней'} меньше ${formatNumber(minimumGroup)} участников` +
              `${audience === 'authority' ? ' или по ней можно вычислить такую группу' : ''}.`,
          ),
        ]),
  ]
}
