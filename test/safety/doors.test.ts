import { expect, it } from 'vitest'
import { linesWith, sourceFiles } from './source-files.ts'

const source = sourceFiles('src/**/*.ts', 'src/**/*.tsx')
const product = source.filter(({ path }) => !/\.test\.tsx?$|\/testing\.ts$/.test(path))

/** Things that enter the program by one door each: elsewhere they are arguments. */
const doors = [
  { what: 'chance', pattern: /\bMath\.random\b|\bgetRandomValues\b/, door: ['src/kernel/new-id.ts'] },
  { what: 'real time', pattern: /\bDate\.now\b|\bnew Date\(\)/, door: ['src/kernel/clock.ts', 'src/kernel/new-id.ts'] },
  { what: 'the environment', pattern: /\bprocess\.env\b/, door: ['src/app/config.ts'] },
  { what: 'an abrupt end', pattern: /\bprocess\.exit\(/, door: [] },
]

const isComment = (line: string): boolean => /^(\/\/|\/?\*)/.test(line)

it.each(doors)('$what enters by its own door only', ({ pattern, door }) => {
  const elsewhere = linesWith(product, pattern).filter((place) => !door.includes(place.path) && !isComment(place.text))
  expect(elsewhere).toEqual([])
})

it('leaves nothing for later', () => {
  const promise = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`)
  expect(linesWith([...source, ...sourceFiles('test/**/*.ts', 'bench/**/*.ts')], promise)).toEqual([])
})

it('skips no test and runs none alone', () => {
  const tests = sourceFiles('src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts')
  expect(linesWith(tests, /\b(it|test|describe)\.(only|skip|todo|fails)\b|\b[xf](it|describe)\(/)).toEqual([])
})
