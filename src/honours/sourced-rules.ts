import type { Provenance } from '#procedures/model'
import type { Award, HonoursRule, RuleTerms } from './model.ts'

interface SourcedRule {
  readonly award: Award
  /** Years of graduation; `to` is absent where no later change is known. */
  readonly from: number
  readonly to?: number
  readonly terms: RuleTerms
  readonly source: Provenance
  readonly trust: string
}

const retold = 'По изложению на сайте, который назван; с текстом приказа не сверено.'

const order315 = 'Приказ Минпросвещения России от 17.12.2018 №\u00a0315 (изменения к приказу от 14.02.2014 №\u00a0115).'
const order730 = 'Приказ Минпросвещения России от 29.09.2023 №\u00a0730.'

const medalPage: Provenance = {
  kind: 'published',
  text: order730,
  url: 'https://annenkovskoe-r73.gosweb.gosuslugi.ru/dlya-zhiteley/novosti-i-reportazhi/novosti-193_310.html',
}

/**
 * Rules for which a source is known. For every other award and year the program says that it knows none, and the
 * coordinator enters the rule with its document: drafts of orders and what is merely remembered are no source.
 */
const sourcedRules: readonly SourcedRule[] = [
  {
    award: 'certificate-9',
    from: 2019,
    to: 2019,
    terms: { fours: 0, russian: 'not-asked', second: 'not-asked', baseMath: 'no', firstTry: true },
    source: {
      kind: 'published',
      text: order315,
      url: 'http://belcomobr.ru/old2/ru/2-uncategorised/335-внимание-изменился-порядок-выдачи-аттестатов-об-основном-общем-и-среднем-общем-образовании.html',
    },
    trust: retold,
  },
  {
    award: 'certificate-11',
    from: 2019,
    to: 2019,
    terms: {
      fours: 0,
      russian: 70,
      second: { subject: 'profile-math', score: 70 },
      baseMath: 'instead',
      firstTry: true,
    },
    source: {
      kind: 'published',
      text: order315,
      url: 'https://bir-school10.ru/изменения-по-получению-аттестата/',
    },
    trust: retold,
  },
  {
    award: 'medal-1',
    from: 2024,
    terms: {
      fours: 0,
      russian: 70,
      second: { subject: 'any', score: 70 },
      baseMath: 'instead-when-only',
      firstTry: false,
    },
    source: medalPage,
    trust: retold,
  },
  {
    award: 'medal-2',
    from: 2024,
    terms: { fours: 2, russian: 60, second: { subject: 'any', score: 60 }, baseMath: 'unsaid', firstTry: false },
    source: medalPage,
    trust: `${retold} Что считать вторым экзаменом, если сданы только русский язык и базовая математика, источник не говорит.`,
  },
]

/** The rule that comes with the program, if a source names one for the year. */
export function sourcedRule(award: Award, year: number): HonoursRule | undefined {
  const rule = sourcedRules.find(
    (each) => each.award === award && year >= each.from && (each.to === undefined || year <= each.to),
  )
  if (rule === undefined) return undefined
  const { terms, source, trust, from } = rule
  const later = `Приказ действует для выпусков с ${from} года; изменился ли он к ${year} году, проверьте сами.`
  return { award, year, terms, source, trust: year > from ? `${trust} ${later}` : trust, version: 0 }
}
