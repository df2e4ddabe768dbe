import type { Assessment } from '#procedures/model'
import type { CellCounts } from '#results/model'
import { journalSlots, markCells, mostClassWorks, packedPiece, type ClassColumns } from './class-columns.ts'
import type { ClassCounts } from './model.ts'
import { packWork, sortPacked, workLayout, type WorkLayout } from './packed-works.ts'

/** Columns of classes given as objects. The order of the classes and of their works does not matter. */
export function columnsOfClasses(assessments: readonly Assessment[], classes: Iterable<ClassCounts>): ClassColumns {
  const position = new Map(assessments.map((assessment, index) => [assessment.id, index]))
  const builder = new ClassColumnsBuilder(assessments)
  for (const one of classes) {
    const assessment = position.get(one.assessment)
    if (assessment === undefined) throw new Error(`columnsOfClasses: assessment ${one.assessment} is not in the input`)
    const slot = builder.open(assessment, one.school, one.municipality, one.classLabel)
    builder.addCounts(slot, one.counts)
    const { tasks } = assessments[assessment]!
    const works = one.taskScores === undefined ? 0 : one.taskScores.length / tasks.length
    for (let work = 0; work < works; work++) {
      builder.addScores(slot, one.variants?.[work] ?? 0, one.taskScores!, work * tasks.length)
    }
  }
  return builder.finish()
}

/** Works with task scores wait here, in the order in which they come, until all classes are known. */
const stagedWorks = 65_536

/**
 * Counts works into columns, in whatever order they come. A class is opened once; its works may be scattered over the
 * whole input.
 */
export class ClassColumnsBuilder {
  readonly #assessments: readonly Assessment[]
  readonly #layouts: readonly WorkLayout[]
  readonly #schools = new Map<string, number>()
  readonly #municipalities: string[] = []
  readonly #labels = new Map<string, number>()
  readonly #school = new Growing(Uint32Array)
  readonly #assessment = new Growing(Uint32Array)
  readonly #label = new Growing(Uint32Array)
  readonly #works = new Growing(Uint32Array)
  readonly #absent = new Growing(Uint32Array)
  readonly #patterned = new Growing(Uint32Array)
  readonly #absentByJournal = new Growing(Uint16Array)
  readonly #marks = new Growing(Uint16Array)
  readonly #scoresFrom = new Growing(Uint32Array)
  readonly #scores = new Growing(Uint16Array)
  readonly #staged: { readonly slots: Uint32Array; readonly bytes: Uint8Array; works: number; used: number }[] = []
  readonly #widest: number
  #size = 0
  #scoresLength = 0
  #overfull: number | undefined

  constructor(assessments: readonly Assessment[]) {
    this.#assessments = assessments
    this.#layouts = assessments.map(({ tasks }) => workLayout(tasks))
    this.#widest = Math.max(1, ...this.#layouts.map(({ bytes }) => bytes))
    this.#scoresFrom.room(1)
  }

  /** A new class; its number is what the other calls take. @param assessment position among the assessments */
  open(assessment: number, school: string, municipality: string, label: string): number {
    const slot = this.#size++
    this.#school.room(this.#size)[slot] = this.placeSchool(school, municipality)
    this.#assessment.room(this.#size)[slot] = assessment
    this.#label.room(this.#size)[slot] = positionOf(this.#labels, label)
    this.#works.room(this.#size)
    this.#absent.room(this.#size)
    this.#patterned.room(this.#size)
    this.#absentByJournal.room(this.#size * journalSlots)
    this.#marks.room(this.#size * markCells)
    const { maxScore } = this.#assessments[assessment]!
    this.#lengthen(maxScore === 'unknown' ? 0 : maxScore + 1)
    return slot
  }

  /**
   * A school has one municipality; should the rows disagree, the first in order that is not empty is taken.
   * @returns position of the school as it was first met
   */
  placeSchool(school: string, municipality: string): number {
    const known = this.#schools.size
    const position = positionOf(this.#schools, school)
    if (position === known) this.#municipalities.push(municipality)
    else {
      const before = this.#municipalities[position]!
      if (before === '' || (municipality !== '' && municipality < before)) this.#municipalities[position] = municipality
    }
    return position
  }

  /** Room for the scores of the class opened last. */
  #lengthen(scores: number): void {
    this.#scoresLength += scores
    this.#scores.room(this.#scoresLength)
    this.#scoresFrom.room(this.#size + 1)[this.#size] = this.#scoresLength
  }

  addPresent(slot: number, total: number, markSlot: number, journalSlot: number): void {
    if (++this.#works.values[slot]! > mostClassWorks) this.#overfull = slot
    this.#scores.values[this.#scoresFrom.values[slot]! + total]!++
    this.#marks.values[slot * markCells + markSlot * 5 + journalSlot]!++
  }

  addAbsent(slot: number, journalSlot: number): void {
    if (++this.#absent.values[slot]! > mostClassWorks) this.#overfull = slot
    this.#absentByJournal.values[slot * journalSlots + journalSlot]!++
  }

  /** Counts of the class opened last, as another engine made them. */
  addCounts(slot: number, counts: CellCounts): void {
    const from = this.#scoresFrom.values[slot]!
    const beyond = counts.scores.length - (this.#scoresLength - from)
    if (beyond > 0) this.#lengthen(beyond)
    this.#works.values[slot] = counts.works
    this.#absent.values[slot] = counts.absent
    if (Math.max(counts.works, counts.absent) > mostClassWorks) this.#overfull = slot
    this.#scores.values.set(counts.scores, from)
    this.#absentByJournal.values.set(counts.absentByJournal, slot * journalSlots)
    counts.marks.forEach((row, mark) => this.#marks.values.set(row, slot * markCells + mark * 5))
  }

  /** Task scores of one work. @param scores holds them from `from` on */
  addScores(slot: number, variant: number, scores: ArrayLike<number>, from: number): void {
    let stage = this.#staged.at(-1)
    if (stage === undefined || stage.works === stagedWorks) {
      stage = {
        slots: new Uint32Array(stagedWorks),
        bytes: new Uint8Array(stagedWorks * this.#widest),
        works: 0,
        used: 0,
      }
      this.#staged.push(stage)
    }
    const layout = this.#layouts[this.#assessment.values[slot]!]!
    packWork(layout, variant, scores, from, stage.bytes, stage.used)
    stage.slots[stage.works++] = slot
    stage.used += layout.bytes
    this.#patterned.values[slot]!++
  }

  /** The class that has more works than a class can have, if there is one. */
  get overfull(): { readonly school: string; readonly label: string } | undefined {
    if (this.#overfull === undefined) return undefined
    return {
      school: [...this.#schools.keys()][this.#school.values[this.#overfull]!]!,
      label: [...this.#labels.keys()][this.#label.values[this.#overfull]!]!,
    }
  }

  /**
   * The columns; the builder is empty afterwards.
   *
   * @param variants new numbers of the variants by old ones, by assessment; where there are none they stay
   */
  finish(variants: readonly (Uint8Array | undefined)[] = []): ClassColumns {
    if (this.#overfull !== undefined) throw new Error(`ClassColumnsBuilder: a class has over ${mostClassWorks} works`)
    const schools = sorted([...this.#schools.keys()])
    const labels = sorted([...this.#labels.keys()])
    const schoolAt = this.#school.values
    const labelAt = this.#label.values
    const assessmentAt = this.#assessment.values
    const slot = shared(Uint32Array, this.#size)
    for (let i = 0; i < slot.length; i++) slot[i] = i
    slot.sort(
      (a, b) =>
        schools.rank[schoolAt[a]!]! - schools.rank[schoolAt[b]!]! ||
        assessmentAt[a]! - assessmentAt[b]! ||
        labels.rank[labelAt[a]!]! - labels.rank[labelAt[b]!]!,
    )
    const column = <T extends NumberColumn>(kind: ColumnKind<T>, value: (slot: number) => number): T => {
      const made = shared(kind, this.#size)
      for (let i = 0; i < made.length; i++) made[i] = value(slot[i]!)
      return made
    }
    const patterned = column(Uint16Array, (at) => this.#patterned.values[at]!)
    const assessment = column(Uint32Array, (at) => assessmentAt[at]!)
    const { packedFrom, packed } = this.#pack(slot, assessment, patterned, variants)
    return {
      size: this.#size,
      schools: schools.texts,
      municipalities: schools.from.map((position) => this.#municipalities[position]!),
      labels: labels.texts,
      school: column(Uint32Array, (at) => schools.rank[schoolAt[at]!]!),
      assessment,
      label: column(Uint32Array, (at) => labels.rank[labelAt[at]!]!),
      works: column(Uint16Array, (at) => this.#works.values[at]!),
      absent: column(Uint16Array, (at) => this.#absent.values[at]!),
      slot,
      absentByJournal: this.#absentByJournal.values.subarray(0, this.#size * journalSlots),
      marks: this.#marks.values.subarray(0, this.#size * markCells),
      scoresFrom: this.#scoresFrom.values.subarray(0, this.#size + 1),
      scores: this.#scores.values.subarray(0, this.#scoresLength),
      patterned,
      packedFrom,
      packed,
    }
  }

  /** Brings the waiting works to their classes. */
  #pack(
    slot: Uint32Array,
    assessment: Uint32Array,
    patterned: Uint16Array,
    variants: readonly (Uint8Array | undefined)[],
  ) {
    const packedFrom = shared(Float64Array, this.#size)
    const nextOf = new Float64Array(this.#size)
    let end = 0
    for (let i = 0; i < this.#size; i++) {
      const bytes = patterned[i]! * this.#layouts[assessment[i]!]!.bytes
      if ((end % packedPiece) + bytes > packedPiece) end = Math.ceil(end / packedPiece) * packedPiece
      packedFrom[i] = end
      nextOf[slot[i]!] = end
      end += bytes
    }
    const packed: Uint8Array[] = []
    for (let from = 0; from < end; from += packedPiece)
      packed.push(shared(Uint8Array, Math.min(packedPiece, end - from)))
    const assessmentAt = this.#assessment.values
    for (;;) {
      const stage = this.#staged.shift()
      if (stage === undefined) break
      let at = 0
      for (let work = 0; work < stage.works; work++) {
        const own = stage.slots[work]!
        const { bytes } = this.#layouts[assessmentAt[own]!]!
        const to = nextOf[own]!
        const piece = packed[Math.floor(to / packedPiece)]!
        const start = to % packedPiece
        for (let i = 0; i < bytes; i++) piece[start + i] = stage.bytes[at + i]!
        const numbers = variants[assessmentAt[own]!]
        if (numbers !== undefined) piece[start] = numbers[piece[start]!]!
        nextOf[own] = to + bytes
        at += bytes
      }
    }
    for (let i = 0; i < this.#size; i++) {
      const from = packedFrom[i]!
      if (patterned[i]! < 2) continue
      sortPacked(
        packed[Math.floor(from / packedPiece)]!,
        from % packedPiece,
        patterned[i]!,
        this.#layouts[assessment[i]!]!.bytes,
      )
    }
    return { packedFrom, packed }
  }
}

function positionOf(texts: Map<string, number>, text: string): number {
  const known = texts.get(text)
  if (known !== undefined) return known
  texts.set(text, texts.size)
  return texts.size - 1
}

/** Texts by code point, so that every machine and locale gives one order. `rank` by former position, `from` by new one. */
function sorted(texts: readonly string[]) {
  const from = texts.map((_, position) => position)
  from.sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : 0))
  const rank = new Uint32Array(texts.length)
  from.forEach((position, at) => (rank[position] = at))
  return { texts: from.map((position) => texts[position]!), from, rank }
}

type NumberColumn = Uint8Array | Uint16Array | Uint32Array | Float64Array
interface ColumnKind<T extends NumberColumn> {
  new (buffer: SharedArrayBuffer): T
  readonly BYTES_PER_ELEMENT: number
}

const shared = <T extends NumberColumn>(kind: ColumnKind<T>, length: number): T =>
  new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT))

/** A column that grows by half when it is full; what it has not reached yet costs no memory. */
class Growing<T extends NumberColumn> {
  readonly #kind: ColumnKind<T>
  values: T

  constructor(kind: ColumnKind<T>) {
    this.#kind = kind
    this.values = shared(kind, 1024)
  }

  room(length: number): T {
    if (length > this.values.length) {
      const wider = shared(this.#kind, Math.ceil(length * 1.5))
      wider.set(this.values)
      this.values = wider
    }
    return this.values
  }
}
