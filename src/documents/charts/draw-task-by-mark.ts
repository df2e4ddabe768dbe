import type { EChartsOption, GraphicComponentOption } from 'echarts'
import { type Mark, marks } from '#procedures/model'
import { counted, formatNumber } from '#kernel/russian-text'
import { measureText } from '../fonts/chart-fonts.ts'
import { type Figure, type FigureSize, figureWidth } from './figure.ts'
import { layLegend } from './legend.ts'
import { palette } from './palette.ts'
import { placeText } from './place-text.ts'
import { fontSize, renderSvg } from './render-svg.ts'

export interface TaskByMark {
  /** Labels of the tasks in the order of the form. */
  readonly tasks: readonly string[]
  readonly groups: readonly {
    readonly mark: Mark
    readonly works: number
    /** Share of the greatest score by task, 0…1; `too-few` where the group is small. */
    readonly shares: readonly number[] | 'too-few'
  }[]
}

const plotHeight = 220

/** Lines differ by symbol, dash and lightness; the label at the end says the mark. */
const lineStyles: Readonly<Record<Mark, { color: string; type: 'solid' | number[]; symbol: string }>> = {
  2: { color: palette.muted, type: [2, 3], symbol: 'triangle' },
  3: { color: palette.dash, type: [6, 3], symbol: 'rect' },
  4: { color: '#4f929a', type: 'solid', symbol: 'diamond' },
  5: { color: palette.brand, type: 'solid', symbol: 'circle' },
}

/** Performance of every task by the groups of marks: lines that cross call for a closer look at the task. */
export function drawTaskByMark(data: TaskByMark, size: FigureSize = 'wide'): Figure {
  const width = figureWidth[size]
  const shown = data.groups.filter(({ shares }) => shares !== 'too-few')
  const legend = layLegend(
    shown.map(({ mark, works }) => {
      const { type, color } = lineStyles[mark]
      const label = `«${mark}», ${counted(works, 'работа', 'работы', 'работ')}`
      return { label, color, ...(type === 'solid' ? { mark: 'line' } : { mark: 'dashed', dash: type }) }
    }),
    width,
  )
  const widest = Math.max(...data.tasks.map((task) => measureText(task, fontSize)))
  const turned = (width - 72) / data.tasks.length < widest + 4
  const axisHeight = turned ? widest + 36 : 44
  const height = legend.height + 10 + plotHeight + axisHeight
  const option: EChartsOption = {
    grid: { left: 40, right: 32, top: legend.height + 10, bottom: axisHeight },
    xAxis: {
      type: 'category',
      data: [...data.tasks],
      name: 'Задание',
      nameLocation: 'middle',
      nameGap: axisHeight - 16,
      nameTextStyle: { color: palette.muted },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.axis } },
      axisLabel: { interval: 0, color: palette.muted, ...(turned ? { rotate: 90 } : {}) },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 20,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.muted, formatter: (value: number) => (value === 100 ? '100\u00a0%' : String(value)) },
    },
    series: shown.map(({ mark, shares }) => ({
      type: 'line',
      data: (shares as readonly number[]).map((share) => Math.round(share * 1000) / 10),
      symbol: lineStyles[mark].symbol,
      symbolSize: 7,
      itemStyle: { color: lineStyles[mark].color },
      lineStyle: { color: lineStyles[mark].color, width: 2, type: lineStyles[mark].type },
    })),
    graphic: [...legend.elements, ...endLabels(shown, width - 26, legend.height + 10)],
  }
  const alt = describe(data)
  return { svg: renderSvg(option, { width, height, alt }), alt, table: tableOf(data), width, height }
}

/** The mark at the end of its line; lines that end together have their labels parted, the higher mark above. */
function endLabels(groups: TaskByMark['groups'], x: number, top: number): GraphicComponentOption[] {
  let lowest = Infinity
  return [...groups]
    .sort((a, b) => a.mark - b.mark)
    .map(({ mark, shares }) => {
      const end = typeof shares === 'string' ? 0 : (shares.at(-1) ?? 0)
      const y = Math.min(top + plotHeight * (1 - end), lowest - 14)
      lowest = y
      return placeText(`«${mark}»`, x, y, { fill: palette.ink })
    })
}

function describe({ tasks, groups }: TaskByMark): string {
  const parts = groups.map(({ mark, works, shares }) =>
    shares === 'too-few' ? `«${mark}»: данных мало` : `«${mark}»: ${counted(works, 'работа', 'работы', 'работ')}`,
  )
  return `Выполнение заданий (${tasks.length}) группами участников с разными отметками. ${parts.join('; ')}.`
}

function tableOf({ tasks, groups }: TaskByMark): Figure['table'] {
  const byMark = marks.map((mark) => groups.find((group) => group.mark === mark))
  return {
    columns: [
      { title: 'Задание', numeric: false },
      ...byMark.map((group, i) => ({
        title: `«${marks[i]}»${group && group.shares !== 'too-few' ? ` (${formatNumber(group.works)}), %` : ', %'}`,
        numeric: true,
      })),
    ],
    rows: tasks.map((task, t) => [
      task,
      ...byMark.map((group) =>
        group && group.shares !== 'too-few' ? formatNumber((group.shares[t] ?? 0) * 100, 1) : '–',
      ),
    ]),
  }
}
