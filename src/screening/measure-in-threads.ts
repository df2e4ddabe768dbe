import type { Assessment } from '#procedures/model'
import { runInThread } from '#jobs'
import type { ClassColumns, CountedInput } from './class-columns.ts'
import { gatherCells, viewCells, type CellBounds } from './gather-cells.ts'
import type { ScreeningInput } from './model.ts'
import { measurePatterns } from './patterns/measure-patterns.ts'
import type { PatternNumbers } from './patterns/pattern-numbers.ts'
import { measureTotals, type MeasuredScreening } from './measure-screening.ts'
import { threadMemory } from './thread-memory.ts'

/** What part of the waiting the families of totals are; the thread mostly ends a little later. */
const totalsShare = 0.9

/** Fewer classes are measured sooner than a thread starts. */
const classesForThread = 3000

/**
 * The same as `measureScreening`, with the families that read task scores measured in a thread beside the others.
 * @param told what share of the work is done, 0…1
 */
export async function measureInThreads(
  input: ScreeningInput | CountedInput,
  told: (share: number) => void = () => {},
  fewestClasses = classesForThread,
): Promise<MeasuredScreening> {
  const gathered = gatherCells(input)
  const { assessments, bounds } = gathered
  const { columns } = gathered.classes
  if (columns.size < fewestClasses) {
    return { ...measureTotals(gathered, input.outside), patterns: measurePatterns(gathered) }
  }
  const patterns = runInThread<PatternNumbers>({
    module: import.meta.url,
    function: 'measurePatternsOf',
    input: { assessments, columns, bounds } satisfies Gathered,
    signal: new AbortController().signal,
    ...threadMemory,
  })
  const others = measureTotals(gathered, input.outside, (share) => told(totalsShare * share))
  return { ...others, patterns: await patterns }
}

interface Gathered {
  readonly assessments: readonly Assessment[]
  readonly columns: ClassColumns
  readonly bounds: CellBounds
}

/** Runs in the thread. */
export const measurePatternsOf = ({ assessments, columns, bounds }: Gathered): PatternNumbers =>
  measurePatterns(viewCells(assessments, columns, bounds))
