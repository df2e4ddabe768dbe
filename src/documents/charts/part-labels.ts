import type { LabelLayoutOptionCallback } from 'echarts/types/dist/shared'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A layout that moves each label up until it touches none placed before it, and keeps it inside the picture's width. */
export function partLabels(width: number): LabelLayoutOptionCallback {
  const placed: Box[] = []
  return ({ labelRect }) => {
    const dx = labelRect.x < 0 ? -labelRect.x : Math.min(0, width - labelRect.x - labelRect.width)
    const box = { x: labelRect.x + dx, y: labelRect.y, width: labelRect.width, height: labelRect.height }
    while (placed.some((other) => touches(box, other))) box.y -= 4
    placed.push(box)
    return { dx, dy: box.y - labelRect.y }
  }
}

const touches = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + 3 && b.x < a.x + a.width + 3 && a.y < b.y + b.height && b.y < a.y + a.height
