import { closeSync, openSync, readSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { runInThread } from '#jobs'
import { err, ok, type Result } from '#kernel/result'
import { openScratchFolder, scratchFaultSentence } from '#tabular'
import { answerEnd, answerHead, answerJson, answerMiddle } from './answer-json.ts'
import type { MeasuredScreening } from './measure-screening.ts'
import type { ScreeningAnswer } from './model.ts'
import type { JudgedScreening } from './screen-cells.ts'
import { threadMemory } from './thread-memory.ts'
import { writePart, type AnswerPart } from './write-answer-part.ts'

/** The answer of the data contract in pieces of text, and what was written beside to make them. */
export interface AnswerText extends Disposable {
  readonly pieces: Iterable<string | Uint8Array>
}

/** Fewer cells are put into words sooner than a thread starts. */
const cellsForThread = 3000
const mostThreads = 4

/**
 * Puts an answer into words on all processors: each takes a range of schools and writes it beside. The text does not depend
 * on how many they are.
 *
 * @param answer as seen in this thread: `viewAnswer` of both
 * @param told what share of the work is done, 0…1
 * @returns one Russian sentence where what is written beside has no room
 */
export async function writeAnswer(
  measured: MeasuredScreening,
  judged: JudgedScreening,
  answer: ScreeningAnswer,
  told: (share: number) => void = () => {},
  threads = Math.min(mostThreads, availableParallelism(), Math.ceil(cellsOf(measured) / cellsForThread)),
): Promise<Result<AnswerText, string>> {
  if (threads < 2) return ok({ pieces: answerJson(answer), [Symbol.dispose]: () => {} })
  try {
    return ok(await writeInThreads(measured, judged, answer, told, threads))
  } catch (error) {
    const sentence = scratchFaultSentence(error)
    if (sentence === undefined) throw error
    return err(sentence)
  }
}

async function writeInThreads(
  measured: MeasuredScreening,
  judged: JudgedScreening,
  answer: ScreeningAnswer,
  told: (share: number) => void,
  threads: number,
): Promise<AnswerText> {
  const folder = openScratchFolder('answer')
  const parts = splitSchools(measured, threads).map(([from, to], i): AnswerPart => ({
    measured,
    judged,
    from,
    to,
    schools: join(folder.path, `schools-${i}`),
    cells: join(folder.path, `cells-${i}`),
  }))
  const stop = new AbortController()
  const written = parts.map((input, i) =>
    i === 0
      ? writePart(input, answer, told, stop.signal)
      : runInThread<undefined>({
          module: import.meta.resolve('./write-answer-part.ts'),
          function: 'writeAnswerPart',
          input,
          signal: stop.signal,
          ...threadMemory,
        }),
  )
  try {
    await Promise.all(written)
  } catch (error) {
    stop.abort()
    await Promise.allSettled(written)
    folder[Symbol.dispose]()
    throw error
  }
  function* pieces() {
    yield answerHead(answer)
    for (const part of parts) yield* blocksOf(part.schools)
    yield answerMiddle
    for (const part of parts) yield* blocksOf(part.cells)
    yield answerEnd
  }
  return { pieces: { [Symbol.iterator]: pieces }, [Symbol.dispose]: () => folder[Symbol.dispose]() }
}

const cellsOf = ({ bounds }: MeasuredScreening) => bounds.classFrom.length - 1

/** Ranges of schools with about equally many cells. */
function splitSchools(measured: MeasuredScreening, parts: number): readonly (readonly [from: number, to: number])[] {
  const { cellFrom } = measured.bounds
  const bounds = Array.from({ length: parts + 1 }, (_, part) => {
    const wanted = (part * cellsOf(measured)) / parts
    return part === parts ? cellFrom.length - 1 : cellFrom.findIndex((cell) => cell >= wanted)
  })
  return Array.from({ length: parts }, (_, part) => [bounds[part]!, bounds[part + 1]!] as const)
}

const blockBytes = 1_048_576

/** A file block by block; a block is good until the next one is asked for. */
function* blocksOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    const block = Buffer.allocUnsafe(blockBytes)
    for (;;) {
      const bytes = readSync(file, block)
      if (bytes === 0) return
      yield block.subarray(0, bytes)
    }
  } finally {
    closeSync(file)
  }
}
