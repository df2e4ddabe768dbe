import type { ReadTx } from '#db'
import { type Block, defaultStyle, type DocumentModel, type Letterhead, type TableCell } from '#documents'
import type { Instant } from '#kernel/clock'
import { counted, formatDate, formatShare } from '#kernel/russian-text'
import { readSetting } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import { shieldGroups } from '#results'
import { unconfirmedShare } from './count-verdicts.ts'
import { describeTerms } from './describe-terms.ts'
import { loadJudgedCandidates } from './load-candidates.ts'
import { loadRules } from './load-rules.ts'
import {
  awardTitles,
  type Award,
  awards,
  type RuleOfYear,
  type SchoolYear,
  signProvenance,
  signTitles,
  unknownRuleSentence,
  type VerdictCounts,
  verdictTitles,
} from './model.ts'
import { signSentence } from './sign-sentence.ts'
import { summariseYear, type YearSummary } from './summarise-year.ts'

export interface NoteIssuer {
  readonly letterhead: Letterhead
  readonly signatory: { readonly position: string; readonly name: string }
}

const yearsSide = 3

/**
 * The paper about candidates of one year. Of a school: every candidate by code with the reason. Of a municipality: numbers by
 * school, small groups hidden, no codes, since that paper leaves the schools.
 */
export async function composeHonoursNote(
  tx: ReadTx,
  node: OrganisationNode,
  year: number,
  issuer: NoteIssuer,
  at: Instant,
): Promise<DocumentModel> {
  const rules = await loadRules(tx, node.path, year)
  const summaries: YearSummary[] = []
  for (let back = 0; back < yearsSide; back++) {
    summaries.push(await summariseYear(tx, { nodePath: node.path, year: year - back }))
  }
  const [now] = summaries
  const threshold = await readSetting(tx, node.path, 'small-group-threshold')
  const demonstration = await readSetting(tx, node.path, 'demonstration')
  const schools = await loadJudgedCandidates(tx, { nodePath: node.path, years: [year] })
  const present = new Set(schools.flatMap(({ candidates }) => candidates.map(({ award }) => award)))
  const isSchool = node.kind === 'school'
  const isShown = (summary: YearSummary): boolean => isSchool || !shieldingOf(summary, threshold).totalHidden
  const totalOf = (summary: YearSummary | undefined): string =>
    summary === undefined || isShown(summary)
      ? totalSentence(summary?.total ?? { confirmed: 0, notConfirmed: 0, noData: 0 })
      : `Претендентов меньше ${threshold} или почти все они в одной школе: числа в документе не показаны.`
  const blocks: Block[] = [
    ...(demonstration ? [note('Демонстрация: школы, участники и результаты вымышлены.')] : []),
    text(
      `Претенденты на медали и аттестаты с отличием ${year} года сверены с правилом года по состоянию на ${formatDate(at)} «Не подтверждено» значит только, что условие правила не выполнено; почему – выясняют люди.`,
    ),
    heading('Какое правило применено'),
    ruleTable(awards.filter((award) => present.has(award)).map((award) => rules.get(award)!)),
    heading('Что получилось'),
    text(totalOf(now)),
    ...(isSchool
      ? [...(now?.schools[0] === undefined ? [] : [text(comparison(now.schools[0]))]), candidateTable(schools)]
      : schoolTable(now, threshold)),
    heading('Три года'),
    yearTable(summaries, isShown),
    note(
      `${signProvenance} Доля считается среди тех, по кому есть ответ; интервал точный, 95\u00a0%. Сравнение – с остальными школами региона, с поправкой на число школ.`,
    ),
    { kind: 'signature', position: issuer.signatory.position, name: issuer.signatory.name },
  ]
  return {
    properties: {
      title: `Претенденты ${year} года`,
      subject: 'Справка о претендентах',
      author: issuer.letterhead.organisation,
      createdAt: at,
    },
    style: defaultStyle,
    letterhead: issuer.letterhead,
    requisites: {
      kind: 'СПРАВКА',
      date: 'to-fill',
      number: 'to-fill',
      place: 'none',
      heading: `О претендентах на медали и аттестаты с отличием ${year} года: ${node.name}`,
      addressee: [],
    },
    blocks,
  }
}

const heading = (title: string): Block => ({ kind: 'heading', level: 1, text: title })
const text = (words: string): Block => ({ kind: 'paragraph', runs: [words] })
const note = (words: string): Block => ({ kind: 'note', runs: [words] })

/** «Из 24 претендентов подтверждено 18, не подтверждено 4, нет данных 2. Доля неподтверждённых 18,2 % (95 % интервал …)». */
export function totalSentence(counts: VerdictCounts): string {
  const { confirmed, notConfirmed, noData } = counts
  const all = confirmed + notConfirmed + noData
  const share = unconfirmedShare(counts)
  const said = `Из ${counted(all, 'претендента', 'претендентов', 'претендентов')} подтверждено ${confirmed}, не подтверждено ${notConfirmed}, нет данных ${noData}.`
  if (share === 'none') return said
  return `${said} Доля неподтверждённых среди тех, по кому есть ответ: ${formatShare(share.share)} (точный интервал 95\u00a0%: от ${formatShare(share.interval[0])} до ${formatShare(share.interval[1])}).`
}

/** «Данных мало. Ответ есть по 2 претендентам, хватило бы 9 …» */
function comparison(of: SchoolYear): string {
  const title = signTitles[of.sign.outcome]
  return `${title.charAt(0).toLocaleUpperCase('ru')}${title.slice(1)}. ${signSentence(of.sign, of)}`
}

const left = (weight: number) => ({ weight, align: 'left' as const })
const centre = (weight: number) => ({ weight, align: 'centre' as const })

function ruleTable(rules: readonly RuleOfYear[]): Block {
  return {
    kind: 'table',
    columns: [left(3), left(6), left(5)],
    header: [['Награда', 'Что требуется', 'Источник']],
    rows: rules.map((rule): TableCell[] =>
      rule.terms === 'unknown'
        ? [awardTitles[rule.award], unknownRuleSentence, '–']
        : [awardTitles[rule.award], describeTerms(rule.terms).join('\n'), `${rule.source.text} ${rule.trust}`],
    ),
  }
}

function candidateTable(schools: Awaited<ReturnType<typeof loadJudgedCandidates>>): Block {
  const candidates = schools.flatMap((school) => school.candidates)
  return {
    kind: 'table',
    columns: [left(3), left(4), left(3), left(7)],
    header: [['Код участника', 'Награда', 'Ответ', 'Почему']],
    rows: candidates.map(({ participant, award, verdict }): TableCell[] => [
      participant,
      awardTitles[award satisfies Award],
      verdictTitles[verdict.state],
      verdict.reason,
    ]),
  }
}

function schoolTable(summary: YearSummary | undefined, threshold: number): Block[] {
  const schools = summary?.schools ?? []
  const hidden = summary === undefined ? [] : shieldingOf(summary, threshold).hidden
  const shown = schools.filter((_, index) => hidden[index] !== true)
  const small = schools.length - shown.length
  const table: Block = {
    kind: 'table',
    columns: [left(4), centre(3), centre(3), centre(2), left(6)],
    header: [['Школа', 'Подтверждено', 'Не подтверждено', 'Нет данных', 'Что видно']],
    rows: shown.map((each): TableCell[] => [
      each.name,
      String(each.confirmed),
      String(each.notConfirmed),
      String(each.noData),
      comparison(each),
    ]),
  }
  const rest = `Школы с числом претендентов меньше ${threshold} и те, по которым их можно вычислить, отдельно не показаны: ${counted(small, 'школа', 'школы', 'школ')}.`
  return [...(shown.length > 0 ? [table] : []), ...(small > 0 ? [note(rest)] : [])]
}

const shieldingOf = ({ schools }: YearSummary, threshold: number) =>
  shieldGroups(
    schools.map((each) => ({ size: each.confirmed + each.notConfirmed + each.noData, open: false })),
    threshold,
  )

function yearTable(summaries: readonly YearSummary[], isShown: (summary: YearSummary) => boolean): Block {
  return {
    kind: 'table',
    columns: [centre(2), centre(3), centre(3), centre(3), left(6)],
    header: [['Год', 'Подтверждено', 'Не подтверждено', 'Нет данных', 'Доля неподтверждённых, интервал 95\u00a0%']],
    rows: summaries.map((summary): TableCell[] => {
      const { year, total } = summary
      if (!isShown(summary)) return [String(year), 'скрыто', 'скрыто', 'скрыто', 'скрыто']
      const share = unconfirmedShare(total)
      const said =
        share === 'none'
          ? 'данных нет'
          : `${formatShare(share.share)} (${formatShare(share.interval[0])} – ${formatShare(share.interval[1])})`
      return [String(year), String(total.confirmed), String(total.notConfirmed), String(total.noData), said]
    }),
  }
}
