import type { ReadTx } from '#db'
import { signSentence, summariseYear, type YearSummary } from '#honours'
import type { Award, SchoolSign, SchoolYear, VerdictCounts } from '#honours/model'
import { readSetting } from '#organisations'
import { shieldGroups } from '#results'
import type { Visit } from '../../enter.ts'
import { candidatesOf } from './honours-words.ts'
import { shareWords } from './share-words.ts'

export interface ListedSchool {
  readonly code: string
  readonly name: string
  /** `hidden` for who looks from outside at a small group, or at one that would give it away. */
  readonly counts: (VerdictCounts & { readonly share: string }) | 'hidden'
  readonly sign: SchoolSign['outcome'] | 'hidden'
  readonly sentence: string
  /** What stands beside the label in a long table; empty where the label says all. */
  readonly brief: string
}

export interface ListedYear {
  readonly year: number
  readonly counts: VerdictCounts | 'hidden'
  readonly share: string
}

export interface SchoolList {
  readonly schools: readonly ListedSchool[]
  readonly years: readonly ListedYear[]
}

const yearsSide = 3

/**
 * Schools of one year and three years side by side, as this visitor may see them. Who looks from outside sees all awards
 * together: two tables of one school would give its small groups away by subtraction.
 */
export async function loadSchools(
  tx: ReadTx,
  visit: Visit,
  { year, award }: { readonly year: number; readonly award: Award | undefined },
): Promise<SchoolList> {
  const threshold = await readSetting(tx, visit.node.path, 'small-group-threshold')
  const whole = visit.may('honours.read')
  const question = { nodePath: visit.node.path, ...(award === undefined || !whole ? {} : { award }) }
  const summaries: YearSummary[] = []
  for (let back = 0; back < yearsSide; back++)
    summaries.push(await summariseYear(tx, { ...question, year: year - back }))
  const [now] = summaries
  return {
    schools: now === undefined ? [] : shieldedSchools(now, whole ? 0 : threshold),
    years: summaries.map((summary) => {
      const isHidden = !whole && shieldingOf(summary, threshold).totalHidden
      return {
        year: summary.year,
        counts: isHidden ? ('hidden' as const) : summary.total,
        share: isHidden ? 'скрыто' : shareWords(summary.total),
      }
    }),
  }
}

const shieldingOf = ({ schools }: YearSummary, threshold: number) =>
  shieldGroups(
    schools.map((school) => ({ size: candidatesOf(school), open: false })),
    threshold,
  )

/** With a threshold of 0 everything is shown. */
function shieldedSchools(summary: YearSummary, threshold: number): readonly ListedSchool[] {
  const hidden = threshold === 0 ? [] : shieldingOf(summary, threshold).hidden
  return summary.schools.map((school, index) => {
    const { code, name, sign, confirmed, notConfirmed, noData } = school
    if (hidden[index] === true) {
      return {
        code,
        name,
        counts: 'hidden',
        sign: 'hidden',
        sentence: smallGroup,
        brief: smallGroup,
      }
    }
    const counts = { confirmed, notConfirmed, noData, share: shareWords(school) }
    return { code, name, counts, sign: sign.outcome, sentence: signSentence(sign, school), brief: briefOf(school) }
  })
}

const smallGroup = 'Малая группа: числа видит школа и её муниципалитет.'

function briefOf({ sign, ...counts }: SchoolYear): string {
  switch (sign.outcome) {
    case 'clarify':
      return signSentence(sign, counts)
    case 'quiet':
      return ''
    case 'few-data':
      return sign.enough === 'never' ? 'сравнить не с кем' : `хватило бы ${sign.enough} с ответом`
    default:
      return sign satisfies never
  }
}
