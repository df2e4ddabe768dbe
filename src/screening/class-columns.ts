import type { Assessment } from '#procedures/model'
import type { CellCounts } from '#results/model'
import type { ClassCounts, ScreeningInput } from './model.ts'
import { unpackWorks, workLayout, type WorkLayout } from './packed-works.ts'

/**
 * Counts of all classes of a data set in columns of numbers, in the order of school code, assessment and class label.
 * A million objects would fill the memory that columns leave to a country; columns in shared memory also serve several
 * threads without a copy. Plain data: it may be posted to a thread as it is.
 */
export interface ClassColumns {
  readonly size: number
  /** Codes and municipalities by position of school; codes ascend. */
  readonly schools: readonly string[]
  readonly municipalities: readonly string[]
  readonly labels: readonly string[]
  /** By class: positions in `schools`, the assessments and `labels`. */
  readonly school: Uint32Array
  readonly assessment: Uint32Array
  readonly label: Uint32Array
  /** By class: present works, absent participants. */
  readonly works: Uint16Array
  readonly absent: Uint16Array
  /** By class: where its counts stand; they are kept in the order in which they came. */
  readonly slot: Uint32Array
  /** By slot: 5 × absent by register mark (none, 2…5). */
  readonly absentByJournal: Uint16Array
  /** By slot: 5 × 5 works by mark and register mark. */
  readonly marks: Uint16Array
  /** By slot: first and, at slot + 1, last position + 1 of its works by primary score. */
  readonly scoresFrom: Uint32Array
  readonly scores: Uint16Array
  /** By class: works that carry task scores, and the byte where they begin. */
  readonly patterned: Uint16Array
  readonly packedFrom: Float64Array
  readonly packed: readonly Uint8Array[]
}

/** A screening input whose classes stand in columns, as large inputs are read. */
export interface CountedInput extends Omit<ScreeningInput, 'classes'> {
  readonly classes: ClassColumns
}

/** Bytes of task scores in one piece of memory. A class lies within one piece. */
export const packedPiece = 16_777_216

/** More works than this of one class and assessment are no class but a damaged column. */
export const mostClassWorks = 65_535

export const journalSlots = 5
export const markCells = 25

/** Reads the columns class by class. Views are made when asked for; what they hand out must not be changed. */
export class ClassReader {
  readonly columns: ClassColumns
  readonly #assessments: readonly Assessment[]
  readonly #layouts: readonly WorkLayout[]

  constructor(columns: ClassColumns, assessments: readonly Assessment[]) {
    this.columns = columns
    this.#assessments = assessments
    this.#layouts = assessments.map(({ tasks }) => workLayout(tasks))
  }

  /** A class as an object, made in full. */
  at(index: number): ClassCounts {
    const { columns } = this
    const assessment = this.#assessments[columns.assessment[index]!]!
    const scores = this.taskScores(index)
    const variants = this.variants(index)
    return {
      assessment: assessment.id,
      school: columns.schools[columns.school[index]!]!,
      municipality: columns.municipalities[columns.school[index]!]!,
      classLabel: this.label(index),
      counts: this.counts(index),
      ...(scores === undefined ? {} : { taskScores: scores }),
      ...(variants === undefined ? {} : { variants }),
    }
  }

  label(index: number): string {
    return this.columns.labels[this.columns.label[index]!]!
  }

  counts(index: number): CellCounts {
    const { columns } = this
    const marks = this.marks(index)
    return {
      works: columns.works[index]!,
      absent: columns.absent[index]!,
      absentByJournal: [...this.absentByJournal(index)],
      scores: [...this.scores(index)],
      marks: Array.from({ length: 5 }, (_, row) => [...marks.subarray(row * 5, row * 5 + 5)]),
      tasks: [],
    }
  }

  /** Absent by register mark: none, 2, 3, 4, 5. */
  absentByJournal(index: number): Uint16Array {
    const at = this.columns.slot[index]! * journalSlots
    return this.columns.absentByJournal.subarray(at, at + journalSlots)
  }

  /** Works by primary score. */
  scores(index: number): Uint16Array {
    const { slot, scores, scoresFrom } = this.columns
    const at = slot[index]!
    return scores.subarray(scoresFrom[at]!, scoresFrom[at + 1]!)
  }

  /** Works by mark × register mark, row by row: none, 2, 3, 4, 5. */
  marks(index: number): Uint16Array {
    const at = this.columns.slot[index]! * markCells
    return this.columns.marks.subarray(at, at + markCells)
  }

  /** Task scores, work after work; undefined where the works carry none. */
  taskScores(index: number): Uint8Array | undefined {
    const length = this.scoresLength(index)
    if (length === 0) return undefined
    const scores = new Uint8Array(length)
    this.readScores(index, scores)
    return scores
  }

  /** Number of scores that `readScores` writes. */
  scoresLength(index: number): number {
    return this.columns.patterned[index]! * this.#layouts[this.columns.assessment[index]!]!.tasks
  }

  /** Task scores, work after work, written to the start of `into`. */
  readScores(index: number, into: Uint8Array): void {
    const { columns } = this
    const works = columns.patterned[index]!
    if (works === 0) return
    const layout = this.#layouts[columns.assessment[index]!]!
    const from = columns.packedFrom[index]!
    unpackWorks(layout, columns.packed[Math.floor(from / packedPiece)]!, from % packedPiece, works, into)
  }

  /** Variant of each work with task scores; undefined where none is known. */
  variants(index: number): Uint8Array | undefined {
    const { columns } = this
    const works = columns.patterned[index]!
    const { bytes } = this.#layouts[columns.assessment[index]!]!
    const from = columns.packedFrom[index]!
    const piece = columns.packed[Math.floor(from / packedPiece)]
    if (works === 0 || piece === undefined) return undefined
    const variants = new Uint8Array(works)
    let known = 0
    for (let work = 0; work < works; work++) {
      const variant = piece[(from % packedPiece) + work * bytes]!
      variants[work] = variant
      known |= variant
    }
    return known === 0 ? undefined : variants
  }
}

/** All classes as objects: for small inputs. */
export function listClasses({ assessments, classes }: CountedInput): readonly ClassCounts[] {
  const reader = new ClassReader(classes, assessments)
  return Array.from({ length: classes.size }, (_, index) => reader.at(index))
}
