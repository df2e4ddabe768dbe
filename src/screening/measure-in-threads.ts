import { runInThread } from '#jobs'
import type { CountedInput } from './class-columns.ts'
import { gatherCells } from './gather-cells.ts'
import type { ScreeningInput } from './model.ts'
import type { CountedCells } from './patterns/measure-counted-patterns.ts'
import { measurePatterns } from './patterns/measure-patterns.ts'
import type { PatternNumbers } from './patterns/pattern-numbers.ts'
import { measureTotals, type MeasuredScreening } from './measure-screening.ts'
import { releaseMemory, threadMemory } from './thread-memory.ts'

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
  releaseMemory(columns.size)
  const stop = new AbortController()
  const patterns = runInThread<PatternNumbers>({
    module: import.meta.resolve('./patterns/measure-counted-patterns.ts'),
    function: 'measureCountedPatterns',
    input: { assessments, columns, bounds } satisfies CountedCells,
    signal: stop.signal,
    ...threadMemory,
  })
  try {
    const others = measureTotals(gathered, input.outside, (share) => told(totalsShare * share))
    const measured = { ...others, patterns: await patterns }
    releaseMemory(columns.size)
    return measured
  } catch (error) {
    stop.abort()
    await Promise.allSettled([patterns])
    throw error
  }
}
