import { expect, it } from 'vitest'
import { progressLine } from './progress-line.ts'

it.each([
  [0, '░'.repeat(24), '0\u00a0%'],
  [0.5, '█'.repeat(12) + '░'.repeat(12), '50\u00a0%'],
  [0.999, '█'.repeat(24), '99\u00a0%'],
  [1, '█'.repeat(24), '100\u00a0%'],
  [-0.1, '░'.repeat(24), '0\u00a0%'],
  [1.2, '█'.repeat(24), '100\u00a0%'],
])('a share of %s is told as a line that never leaves its bounds', (share, bar, percent) => {
  expect(progressLine('чтение работ', share)).toBe(`${bar} ${percent} · чтение работ`)
})
