import { markOf, type Assessment } from '#procedures/model'
import { markSlot } from '#results/model'
import type { ClassColumnsBuilder } from '../build-class-columns.ts'
import { isPlainVariant, VariantNumbers } from '../variant-numbers.ts'
import { HashTable } from './hash-table.ts'
import { absentFault, faultWords, LineCursor, workFault, type Fault } from './work-line.ts'

const absentLetter = 97
const mostTasks = 256
/** Hashes of participants in one piece of memory. */
const hashesInPiece = 1_048_576

/** Counts works given as lines (`linesQuery`) into columns. */
export class WorkLineCounter {
  readonly #assessments: readonly Assessment[]
  readonly #positions: ReadonlyMap<string, number>
  readonly #builder: ClassColumnsBuilder
  readonly #cursor = new LineCursor()
  readonly #decoder = new TextDecoder()
  readonly #classes = new HashTable()
  readonly #places = new HashTable()
  #placesKnown = 0
  readonly #assessmentOf: number[] = []
  readonly #variants: readonly VariantNumbers[]
  readonly #scores = new Uint8Array(mostTasks)
  readonly #participants: Float64Array[] = []
  #counted = 0
  #faulty = 0
  #example: string | undefined

  constructor(assessments: readonly Assessment[], builder: ClassColumnsBuilder) {
    this.#assessments = assessments
    this.#positions = new Map(assessments.map(({ id }, position) => [id, position]))
    this.#builder = builder
    this.#variants = assessments.map(() => new VariantNumbers())
  }

  /** New numbers of the variants by old ones, by assessment, once all works are counted. */
  get variants(): readonly (Uint8Array | undefined)[] {
    return this.#variants.map((numbers) => numbers.inOrder())
  }

  get works(): number {
    return this.#counted
  }

  /** Rows that do not follow the specification, with the first of them in the order of the sentences. */
  get faults(): { readonly rows: number; readonly example: string } | undefined {
    return this.#example === undefined ? undefined : { rows: this.#faulty, example: this.#example }
  }

  /** @param block whole lines @returns a sentence where the rows cannot be counted at all */
  count(block: Uint8Array): string | undefined {
    const cursor = this.#cursor
    cursor.bytes = block
    cursor.at = 0
    while (cursor.at < block.length) {
      const start = cursor.at
      const slot = this.#classes.find(cursor.ownNumber(), cursor.ownNumber())
      this.#keepParticipant(cursor.ownNumber())
      const place = this.#places.find(cursor.ownNumber(), 0)
      if (slot === this.#assessmentOf.length || place === this.#placesKnown) {
        const refused = this.#takeCodes(start, slot)
        if (refused !== undefined) return refused
        this.#placesKnown = Math.max(this.#placesKnown, place + 1)
      }
      const fault = this.#countWork(slot)
      if (fault !== undefined) this.#keepFault(start, fault)
      cursor.nextLine()
    }
    return undefined
  }

  /** Reads the codes at the end of the line, once for a class or place. @returns a sentence where they are damaged */
  #takeCodes(start: number, slot: number): string | undefined {
    const { id, school, label, municipality } = this.#readCodes(start)
    if (id === '' || school === '') {
      return 'В файлах с работами есть строки с пустым столбцом «assessment» или «school».'
    }
    if (hasControls(school) || hasControls(label) || hasControls(municipality)) {
      return `В кодах школы, класса или муниципалитета есть непечатаемые знаки: школа «${printable(school)}».`
    }
    const assessment = this.#positions.get(id)
    if (assessment === undefined) return `Работа «${id}» есть в файлах, но не описана в spec.json.`
    if (slot < this.#assessmentOf.length) {
      this.#builder.placeSchool(school, municipality)
      return undefined
    }
    this.#assessmentOf.push(assessment)
    this.#builder.open(assessment, school, municipality, label)
    return undefined
  }

  #countWork(slot: number): Fault | undefined {
    const cursor = this.#cursor
    const position = this.#assessmentOf[slot]!
    const assessment = this.#assessments[position]!
    const isAbsent = cursor.letter() === absentLetter
    const variant = isAbsent ? (cursor.skip(), 0) : this.#variant(position)
    const journal = cursor.whole()
    const mark = cursor.whole()
    const total = cursor.whole()
    const sum = cursor.taskScores(assessment, this.#scores)
    const fault = isAbsent ? absentFault(journal, mark, total, sum) : workFault(journal, mark, total, sum, assessment)
    if (fault !== undefined) return fault
    if (isAbsent) {
      this.#builder.addAbsent(slot, slotOf(journal))
      return undefined
    }
    const given = mark < 0 && assessment.scale !== 'missing' ? markSlot(markOf(total, assessment.scale)) : slotOf(mark)
    this.#builder.addPresent(slot, total, given, slotOf(journal))
    if (sum !== 'none') this.#builder.addScores(slot, variant, this.#scores, 0)
    return undefined
  }

  #variant(assessment: number): number {
    const cursor = this.#cursor
    const from = cursor.at
    const number = cursor.whole()
    if (number === -1) return 0
    if (isPlainVariant(number)) return number
    cursor.at = from
    return this.#variants[assessment]!.of(cursor.text(this.#decoder))
  }

  #readCodes(start: number) {
    const cursor = this.#cursor
    const back = cursor.at
    cursor.at = start
    for (let column = 0; column < codesColumn; column++) cursor.skip()
    const [id, school, label, municipality] = Array.from({ length: 4 }, () => cursor.text(this.#decoder))
    cursor.at = back
    return { id: id!, school: school!, label: label!, municipality: municipality! }
  }

  #keepFault(start: number, fault: Fault): void {
    this.#faulty++
    const { id, school, label } = this.#readCodes(start)
    const place = `работа «${id}», школа ${school}, класс ${label === '' ? 'не указан' : label}`
    const example = `${place}: ${faultWords[fault]}`
    if (this.#example === undefined || example < this.#example) this.#example = example
  }

  #keepParticipant(hash: number): void {
    const at = this.#counted % hashesInPiece
    if (at === 0) this.#participants.push(new Float64Array(hashesInPiece))
    this.#participants.at(-1)![at] = hash
    this.#counted++
  }

  /** Whether two hashes of participants are equal; the hashes are given up. */
  mayRepeat(): boolean {
    const hashes = new Float64Array(this.#counted)
    for (let at = 0; at < this.#counted; at += hashesInPiece) {
      hashes.set(this.#participants.shift()!.subarray(0, Math.min(hashesInPiece, this.#counted - at)), at)
    }
    hashes.sort()
    for (let i = 1; i < hashes.length; i++) if (hashes[i] === hashes[i - 1]) return true
    return false
  }
}

/** Columns before the codes of a line. */
const codesColumn = 10

const slotOf = (mark: number): number => (mark < 0 ? 0 : markSlot(mark as 2 | 3 | 4 | 5))

/** Control characters would break every document in which the code is printed. */
const controls = /\p{Cc}/u
const hasControls = (code: string) => controls.test(code)
const printable = (code: string) => code.replace(/\p{Cc}/gu, '?')
