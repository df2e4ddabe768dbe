import { type Attributes, type Package, parseXml } from '#tabular'
import { parseWhole } from '#kernel/parse-number'

interface Level {
  readonly start: number
  readonly format: string
  /** `%1.%2.` */
  readonly pattern: string
}

interface List {
  /** Lists made of one definition count on together. */
  readonly definition: string
  readonly levels: Map<number, Level>
  /** Levels that begin anew when the list is first met. */
  readonly restarts: Map<number, number>
}

/** Automatic numbers of paragraphs: Word keeps «2.1.» not in the text but in a list that counts (ECMA-376-1, 17.9). */
export interface Numbering {
  /** The number of the next paragraph of a list, as Word prints it; a bullet is a dash; undefined for an unknown list. */
  next(list: string, level: number): string | undefined
  /** List and level that a paragraph style carries. */
  readonly styles: ReadonlyMap<string, { readonly list: string; readonly level: number }>
}

export async function readNumbering(pack: Package): Promise<Numbering> {
  const lists = await readLists(pack)
  const counters = new Map<string, number[]>()
  return {
    styles: await readStyles(pack),
    next(list, level) {
      const { definition, levels, restarts } = lists.get(list) ?? noList
      const own = levels.get(level)
      if (own === undefined) return undefined
      if (own.format === 'bullet') return '–'
      if (own.format === 'none') return undefined
      const counts = counters.get(definition) ?? []
      counters.set(definition, counts)
      const restart = restarts.get(level)
      if (restart !== undefined) counts[level] = restart - 1
      restarts.delete(level)
      counts[level] = (counts[level] ?? own.start - 1) + 1
      counts.length = level + 1
      return own.pattern.replace(/%(\d)/g, (_, digit: string) => {
        const at = (parseWhole(digit) ?? 1) - 1
        const shown = levels.get(at)
        return print(counts[at] ?? shown?.start ?? 1, shown?.format ?? 'decimal')
      })
    },
  }
}

const noList: List = { definition: '', levels: new Map(), restarts: new Map() }

async function readLists(pack: Package): Promise<Map<string, List>> {
  const abstract = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  if (!pack.has('word/numbering.xml')) return lists
  let levels = new Map<number, Level>()
  let level = 0
  let list = ''
  const set = (change: Partial<Level>): void => {
    const known = levels.get(level) ?? { start: 1, format: 'decimal', pattern: '' }
    levels.set(level, { ...known, ...change })
  }
  await parseXml(pack.stream('word/numbering.xml'), {
    open(name, attributes) {
      const value = attributeOf(attributes, 'val')
      if (name === 'abstractNum') abstract.set(attributeOf(attributes, 'abstractNumId'), (levels = new Map()))
      else if (name === 'lvl') level = parseWhole(attributeOf(attributes, 'ilvl')) ?? 0
      else if (name === 'start') set({ start: parseWhole(value) ?? 1 })
      else if (name === 'numFmt') set({ format: value })
      else if (name === 'lvlText') set({ pattern: value.slice(0, 64) })
      else if (name === 'num') {
        list = attributeOf(attributes, 'numId')
        levels = new Map()
      } else if (name === 'abstractNumId') {
        levels = new Map(abstract.get(value) ?? [])
        lists.set(list, { definition: value, levels, restarts: new Map() })
      } else if (name === 'lvlOverride') level = parseWhole(attributeOf(attributes, 'ilvl')) ?? 0
      else if (name === 'startOverride') lists.get(list)?.restarts.set(level, parseWhole(value) ?? 1)
    },
  })
  return lists
}

async function readStyles(pack: Package): Promise<Map<string, { list: string; level: number }>> {
  const styles = new Map<string, { list: string; level: number }>()
  if (!pack.has('word/styles.xml')) return styles
  let style = ''
  let level = 0
  await parseXml(pack.stream('word/styles.xml'), {
    open(name, attributes) {
      if (name === 'style') {
        style = attributeOf(attributes, 'styleId')
        level = 0
      } else if (name === 'ilvl') level = parseWhole(attributeOf(attributes, 'val')) ?? 0
      else if (name === 'numId' && style !== '') styles.set(style, { list: attributeOf(attributes, 'val'), level })
    },
  })
  return styles
}

/** Attributes of WordprocessingML carry the prefix `w:`; some exporters use another or none. */
export function attributeOf(attributes: Attributes, name: string): string {
  const direct = attributes[`w:${name}`] ?? attributes[name]
  if (direct !== undefined) return direct
  const key = Object.keys(attributes).find((each) => each.endsWith(`:${name}`))
  return key === undefined ? '' : (attributes[key] ?? '')
}

function print(count: number, format: string): string {
  const latin = 'abcdefghijklmnopqrstuvwxyz'
  const russian = 'абвгдежзиклмнопрстуфхцчшщэюя'
  switch (format) {
    case 'lowerLetter':
      return latin[count - 1] ?? String(count)
    case 'upperLetter':
      return latin[count - 1]?.toUpperCase() ?? String(count)
    case 'russianLower':
      return russian[count - 1] ?? String(count)
    case 'russianUpper':
      return russian[count - 1]?.toUpperCase() ?? String(count)
    case 'lowerRoman':
      return roman(count).toLowerCase()
    case 'upperRoman':
      return roman(count)
    default:
      return String(count)
  }
}

function roman(count: number): string {
  const tens = ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX', 'LXX', 'LXXX', 'XC']
  const units = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
  return count > 0 && count < 100 ? `${tens[Math.floor(count / 10)]}${units[count % 10]}` : String(count)
}
