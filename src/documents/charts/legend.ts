import type { GraphicComponentOption } from 'echarts'
import { measureText } from '../fonts/chart-fonts.ts'
import { placeText } from './place-text.ts'
import { fontSize } from './render-svg.ts'

export interface LegendEntry {
  readonly label: string
  readonly mark: 'square' | 'line' | 'band' | 'diamond' | 'dashed' | 'circle' | 'tick'
  readonly color: string
  readonly hatched?: boolean
  /** Lengths of strokes and gaps of a dashed line. */
  readonly dash?: readonly number[]
}

const markWidth = 16
const gap = 18
const lineHeight = 20

/** Elements and height of a legend that wraps instead of cutting its words. */
export function layLegend(
  entries: readonly LegendEntry[],
  width: number,
): { elements: GraphicComponentOption[]; height: number } {
  const elements: GraphicComponentOption[] = []
  let x = 0
  let y = 0
  for (const entry of entries) {
    const span = markWidth + 6 + measureText(entry.label, fontSize)
    if (x > 0 && x + span > width) {
      x = 0
      y += lineHeight
    }
    elements.push(...markOf(entry, x, y), placeText(entry.label, x + markWidth + 6, y + 9))
    x += span + gap
  }
  return { elements, height: entries.length === 0 ? 0 : y + lineHeight + 6 }
}

function markOf({ mark, color, hatched, dash }: LegendEntry, x: number, y: number): GraphicComponentOption[] {
  const box = { x: x + 2, y: y + 3, width: 12, height: 12 }
  switch (mark) {
    case 'square':
      return [
        { type: 'rect', shape: box, style: { fill: color } },
        ...(hatched === true ? [stripe(box, 4), stripe(box, 8)] : []),
      ]
    case 'band':
      return [{ type: 'rect', shape: box, style: { fill: color, opacity: 0.18 } }]
    case 'tick':
      return [
        {
          type: 'line',
          shape: { x1: x + 8, y1: y + 2, x2: x + 8, y2: y + 16 },
          style: { stroke: color, lineWidth: 2 },
        },
      ]
    case 'circle':
      return [{ type: 'circle', shape: { cx: x + 8, cy: y + 9, r: 4.5 }, style: { fill: color } }]
    case 'diamond':
      return [
        {
          type: 'polygon',
          shape: {
            points: [
              [x + 8, y + 3],
              [x + 13, y + 9],
              [x + 8, y + 15],
              [x + 3, y + 9],
            ],
          },
          style: { fill: color },
        },
      ]
    case 'line':
    case 'dashed':
      return [
        {
          type: 'line',
          shape: { x1: x, y1: y + 9, x2: x + markWidth, y2: y + 9 },
          style: { stroke: color, lineWidth: 2, ...(mark === 'dashed' ? { lineDash: [...(dash ?? [4, 3])] } : {}) },
        },
      ]
  }
}

const stripe = (box: { x: number; y: number; width: number }, at: number): GraphicComponentOption => ({
  type: 'line',
  shape: { x1: box.x, y1: box.y + at, x2: box.x + box.width, y2: box.y + at },
  style: { stroke: 'rgba(255,255,255,0.6)', lineWidth: 1.5 },
})
