import {
  drawCohortYears,
  drawDifficultyCurve,
  drawExpectedRanges,
  drawRegisterComparison,
  drawScoreHistogram,
  type Figure,
  type FigureSize,
} from '#documents'
import { unreachable } from '#kernel/assert'
import { counted, formatNumber, formatShare } from '#kernel/russian-text'
import type { CellEvidence, ClassLikeness, LikenessStep, TaskProfile } from '#screening'
import type { Family } from '#screening/model'

export interface DrawnFor {
  readonly size?: FigureSize
  /** The class to show where the figure is about one; the first one when it is not named. */
  readonly classLabel?: string | undefined
}

/** The picture that shows what a family speaks of; the same one for the page, the case and the report. */
export function drawEvidence(family: Family, evidence: CellEvidence, { size, classLabel }: DrawnFor): Figure | 'none' {
  switch (family) {
    case 'register':
      return drawRegister(evidence, size)
    case 'boundary':
    case 'level':
    case 'dispersion':
      return drawScoreHistogram(evidence.histogram, size)
    case 'task-residual': {
      const profile = chosen(evidence.profiles, classLabel)
      return profile === undefined ? 'none' : drawProfile(profile, size)
    }
    case 'similarity': {
      const likeness = chosen(evidence.likeness, classLabel)
      return likeness === undefined ? 'none' : drawLikeness(likeness, size)
    }
    case 'open-minus-short':
      return drawParts(evidence.profiles, size)
    case 'person-fit': {
      const profile = chosen(evidence.profiles, classLabel)
      return profile === undefined ? 'none' : drawDifficulty(profile, size)
    }
    case 'absence':
      return drawAbsence(evidence, size)
    case 'cohort-break':
    case 'exam-gap':
      return evidence.cohort.length === 0 ? 'none' : drawCohortYears(evidence.cohort, size)
    default:
      return unreachable(family)
  }
}

/** Classes among which a figure of the family can be chosen; fewer than two are no choice. */
export function classesToDraw(family: Family, evidence: CellEvidence): readonly string[] {
  switch (family) {
    case 'task-residual':
    case 'person-fit':
      return evidence.profiles.map(({ classLabel }) => classLabel)
    case 'similarity':
      return evidence.likeness.map(({ classLabel }) => classLabel)
    case 'boundary':
    case 'register':
    case 'level':
    case 'dispersion':
    case 'open-minus-short':
    case 'absence':
    case 'cohort-break':
    case 'exam-gap':
      return []
    default:
      return unreachable(family)
  }
}

/** What the picture of a family is called under it in a document. */
export const evidenceCaptions: Readonly<Record<Family, string>> = {
  boundary: 'Распределение первичных баллов и ожидание по похожим школам',
  level: 'Распределение первичных баллов и ожидание по похожим школам',
  dispersion: 'Распределение первичных баллов и ожидание по похожим школам',
  register: 'Отметки за работу и по журналу: в школе и по другим школам',
  'task-residual': 'Выполнение заданий и ожидание при тех же общих баллах',
  similarity: 'Сходство работ класса с одной из них и обычное сходство',
  'open-minus-short': 'Задания с развёрнутым и с кратким ответом и ожидание при тех же общих баллах',
  'person-fit': 'Выполнение заданий от лёгких к трудным и ожидание при тех же общих баллах',
  absence: 'Отсутствовавшие по отметкам журнала и ожидание по другим школам',
  'cohort-break': 'Уровень одних и тех же детей по годам и обычные пределы',
  'exam-gap': 'Уровень одних и тех же детей на ВПР и на экзамене и обычные пределы',
}

const chosen = <C extends { readonly classLabel: string }>(classes: readonly C[], label: string | undefined) =>
  classes.find(({ classLabel }) => classLabel === label) ?? classes[0]

const bandLabel = 'коридор: 19 честных классов из 20'
const sameTotal = 'ожидание при том же общем балле'
const classOf = (label: string, works: number) => `класс «${label}», ${counted(works, 'работа', 'работы', 'работ')}`
const upper = (text: string) => text.slice(0, 1).toLocaleUpperCase('ru') + text.slice(1)

/** Fewer works of one register mark are not drawn by themselves. */
const worksOfMark = 5

/** Observed and expected side by side: all register marks together, then each of them that has works enough. */
function drawRegister({ register }: CellEvidence, size: FigureSize | undefined): Figure | 'none' {
  if (register.length === 0) return 'none'
  const marks = register.length > 1 ? register.filter(({ works }) => works >= worksOfMark) : []
  return drawRegisterComparison(
    [...registerPair('В школе', register), ...marks.flatMap((row) => registerPair(`Журнал «${row.register}»`, [row]))],
    size,
  )
}

function registerPair(label: string, rows: CellEvidence['register']) {
  const works = rows.reduce((total, row) => total + row.works, 0)
  const shares = (kind: 'observed' | 'expected') => {
    const over = (place: 0 | 1 | 2) => rows.reduce((sum, row) => sum + row[kind][place], 0) / works
    return [over(0), over(1), over(2)] as const
  }
  return [
    { label, works, shares: shares('observed') },
    { label: 'ожидалось по другим школам', works: 'unknown' as const, shares: shares('expected') },
  ]
}

function drawProfile({ classLabel, works, tasks }: TaskProfile, size: FigureSize | undefined): Figure {
  const carrying = (way: 'above' | 'below') => tasks.flatMap((task) => (task.carries === way ? [task.label] : []))
  const [above, below] = [carrying('above'), carrying('below')]
  const words = [
    ...(above.length > 0 ? [`выше коридора задания ${above.join(', ')}`] : []),
    ...(below.length > 0 ? [`ниже коридора задания ${below.join(', ')}`] : []),
  ]
  return drawExpectedRanges(
    {
      rows: tasks.map(({ label, open, share, expected, low, high, carries }) => ({
        label: open ? `${label}\u00a0р` : label,
        value: share,
        expected: { mean: expected, low, high },
        highlighted: carries !== 'no',
      })),
      scale: 'share',
      ownLabel: classOf(classLabel, works),
      expectedLabel: sameTotal,
      bandLabel,
      highlightLabel: 'на этих заданиях держится признак',
      highlightMark: 'держит признак',
      ...(tasks.some(({ open }) => open) ? { key: 'Буква «р» отмечает задания с развёрнутым ответом.' } : {}),
      axisLabel: 'Набрано от наибольшего балла за задание, %',
      rowTitle: 'Задание',
      alt:
        `Выполнение заданий (${tasks.length}): ${classOf(classLabel, works)}, рядом с ожиданием при тех же общих баллах; ` +
        `${words.length === 0 ? 'ни одно задание отдельно не выходит далеко за коридор' : words.join('; ')}.`,
    },
    size,
  )
}

const stepWords: Readonly<Record<LikenessStep, string>> = {
  none: 'не похожи',
  slight: 'слегка',
  noticeable: 'заметно',
  strong: 'сильно',
  nearly: 'почти во всём',
  identical: 'совпали все баллы',
}

function drawLikeness(
  { classLabel, works, steps, identicalPairs, usualPairs }: ClassLikeness,
  size: FigureSize | undefined,
): Figure {
  const rows = steps.map(({ step, works: found, usual }, position) => ({
    label: stepWords[step],
    value: found,
    expected: usual === 'none' ? ('unknown' as const) : usual,
    highlighted: position >= 2 && usual !== 'none' && found > usual.high,
  }))
  const looked = rows.filter(({ highlighted }) => highlighted).map(({ label, value }) => `«${label}» – ${value}`)
  const pairs =
    `Пар работ с одинаковыми баллами за все задания: ${formatNumber(identicalPairs)}` +
    (usualPairs === 'none'
      ? '.'
      : `, в других классах такого размера ${usualPairs.mean < 0.05 ? 'их почти не бывает' : `в среднем ${formatNumber(usualPairs.mean, 1)}`}.`)
  return drawExpectedRanges(
    {
      rows,
      scale: 'count',
      ownLabel: classOf(classLabel, works),
      expectedLabel: 'в среднем в других классах',
      bandLabel: 'коридор: 19 классов из 20',
      highlightLabel: 'больше, чем в других классах',
      highlightMark: 'больше обычного',
      key: `Остальные работы класса рядом с той, на которую они похожи больше всего; общий балл учтён. ${pairs}`,
      axisLabel: 'Число работ',
      rowTitle: 'Насколько похожи',
      alt:
        `Сходство работ с одной из них: ${classOf(classLabel, works)}; ` +
        `${looked.length === 0 ? 'за коридор других классов не выходит' : `больше обычного: ${looked.join(', ')}`}. ${pairs}`,
    },
    size,
  )
}

function drawParts(profiles: readonly TaskProfile[], size: FigureSize | undefined): Figure | 'none' {
  const known = profiles.flatMap(({ classLabel, works, parts }) =>
    parts === undefined ? [] : [{ classLabel, works, parts }],
  )
  if (known.length === 0) return 'none'
  const kinds = [
    { kind: 'open', label: 'развёрнутый ответ' },
    { kind: 'short', label: 'краткий ответ' },
  ] as const
  const beyond = ({ share, low, high }: (typeof known)[number]['parts']['open']) => share > high || share < low
  const words = known.map(
    ({ classLabel, parts }) =>
      `класс «${classLabel}»: за развёрнутые ${formatShare(parts.open.share, 0)} при ожидаемых ${formatShare(parts.open.expected, 0)}, ` +
      `за краткие ${formatShare(parts.short.share, 0)} при ${formatShare(parts.short.expected, 0)}`,
  )
  return drawExpectedRanges(
    {
      rows: known.flatMap(({ classLabel, works, parts }) =>
        kinds.map(({ kind, label }, i) => ({
          label,
          ...(i === 0 ? { group: upper(classOf(classLabel, works)) } : {}),
          value: parts[kind].share,
          expected: { mean: parts[kind].expected, low: parts[kind].low, high: parts[kind].high },
          highlighted: beyond(parts[kind]),
        })),
      ),
      scale: 'share',
      ownLabel: 'в классе',
      expectedLabel: sameTotal,
      bandLabel,
      highlightLabel: 'за коридором',
      axisLabel: 'Набрано от наибольшего балла, %',
      rowTitle: 'Задания',
      alt: `Доля набранных баллов за задания с развёрнутым и с кратким ответом. ${upper(words.join('; '))}.`,
    },
    size,
  )
}

function drawDifficulty({ classLabel, works, tasks, byDifficulty }: TaskProfile, size: FigureSize | undefined): Figure {
  const ordered = byDifficulty.map((position) => tasks[position]!)
  const half = Math.floor(ordered.length / 2)
  const beyond = (part: readonly TaskProfile['tasks'][number][]) =>
    part.reduce((sum, task) => sum + (task.share - task.expected), 0) / part.length
  const side = (value: number) =>
    `${formatNumber(Math.abs(value) * 100, 1)} п.\u00a0п. ${value >= 0 ? 'больше' : 'меньше'} ожидаемого`
  return drawDifficultyCurve(
    {
      tasks: ordered,
      ownLabel: classOf(classLabel, works),
      expectedLabel: sameTotal,
      alt:
        `Выполнение заданий от лёгких к трудным: ${classOf(classLabel, works)}; ` +
        `на лёгкой половине заданий в среднем ${side(beyond(ordered.slice(0, half)))}, ` +
        `на трудной ${side(beyond(ordered.slice(half)))}.`,
    },
    size,
  )
}

function drawAbsence({ absence }: CellEvidence, size: FigureSize | undefined): Figure | 'none' {
  if (absence.length === 0) return 'none'
  const labels = { low: '«2» и «3»', high: '«4» и «5»' } as const
  const all = absence.reduce((sum, row) => sum + row.absent, 0)
  return drawExpectedRanges(
    {
      rows: absence.map(({ marks, absent, expected, low, high, pupils }) => ({
        label: `${labels[marks]}, всего ${formatNumber(pupils)}`,
        value: absent,
        expected: { mean: expected, low, high },
        highlighted: absent > high || absent < low,
      })),
      scale: 'count',
      ownLabel: 'отсутствовали в школе',
      expectedLabel: 'ожидание по другим школам',
      bandLabel: 'коридор: 19 честных случаев из 20',
      highlightLabel: 'за коридором',
      axisLabel: 'Отсутствовавших',
      rowTitle: 'Отметка в журнале',
      alt:
        `Отсутствовавшие по отметкам журнала, всего ${formatNumber(all)}: ` +
        `${absence.map(({ marks, absent, expected }) => `${labels[marks]} – ${formatNumber(absent)}, ожидалось ${formatNumber(expected, 1)}`).join('; ')}.`,
    },
    size,
  )
}
