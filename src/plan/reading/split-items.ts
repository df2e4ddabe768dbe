export interface SplitText {
  /** The text before the items; the whole text where there are none. */
  readonly lead: string
  readonly items: readonly string[]
  /** The lead only announces the items («…методических декад:»): it asks for nothing itself. */
  readonly leadAnnounces: boolean
}

const bullet = /(?:^|\n|(?<=[\p{L}\d:;.,»)])\s)\s*(?:[-–—•·▪]\s+|[а-я]\)\s*|\d\)\s*)(?=[\p{L}«"])/u

/** Sub-items of a cell: lines or runs that begin with a dash, a bullet or `а)`. A dash inside a name («ВПР - 2023») begins none. */
export function splitItems(text: string): SplitText {
  const pieces = text.split(new RegExp(bullet.source, 'gu')).map((piece) => piece.replace(/\s+/g, ' ').trim())
  const [lead = '', ...items] = pieces
  const real = items.filter((item) => item !== '')
  const announces = lead.endsWith(':')
  const isList = announces || text.includes('\n') ? real.length >= 1 : real.length >= 1 && isSafeDash(text, real)
  if (!isList) return { lead: text.replace(/\s+/g, ' ').trim(), items: [], leadAnnounces: false }
  return { lead, items: real.map((item) => item.replace(/[;,]$/, '')), leadAnnounces: announces || lead === '' }
}

/**
 * Without a colon a dash may be a dash of the sentence. It begins an item only as a hyphen between spaces before a noun of
 * action («посещение», «проведение»), which is how lists come out of flattened cells.
 */
const isSafeDash = (text: string, items: readonly string[]): boolean =>
  / - /.test(text) && items.every((item) => /^\p{Ll}+(?:ние|тие|ция|ка|за|ры)(?=\s)/u.test(item))
