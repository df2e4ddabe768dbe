import { expect, it } from 'vitest'
import { sourceFiles } from './source-files.ts'

const longest = 400

it(`keeps every file under ${longest} lines and the usual file short`, () => {
  const sizes = sourceFiles('src/**/*.ts', 'src/**/*.tsx', 'test/**/*.ts', 'bench/**/*.ts').map(({ path, text }) => ({
    path,
    lines: text.split('\n').length - 1,
  }))
  const ordered = sizes.map(({ lines }) => lines).toSorted((a, b) => a - b)
  const at = (share: number): number => ordered[Math.floor((ordered.length - 1) * share)] ?? 0
  console.log(`${ordered.length} files: median ${at(0.5)} lines, 95th percentile ${at(0.95)}, longest ${at(1)}`)
  expect(sizes.filter(({ lines }) => lines > longest)).toEqual([])
  expect(at(0.5)).toBeLessThanOrEqual(80)
  expect(at(0.95)).toBeLessThanOrEqual(300)
})
