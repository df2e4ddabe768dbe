import { fold } from './reading/fold-letters.ts'
import type { MeasureKind } from './model.ts'

/**
 * Words a kind is known by. A row is of the kind whose word stands first: «совещание по итогам анализа» is a meeting. A
 * word that says little waits for `later` letters, so that «анализ соответствия отметок» is a comparison.
 */
const words: readonly { readonly kind: MeasureKind; readonly pattern: RegExp; readonly later?: number }[] = [
  {
    kind: 'register-comparison',
    pattern:
      /(?:сопостав|сравн|соотнес|соответстви)[а-я]*(?: [^.;]*)? (?:отмет|журнал|текущ|внутренн|внутришкольн|внешн|промежуточн)/,
  },
  { kind: 'self-analysis', pattern: /самоанализ|самодиагност|самообследован|семь шагов|анализ[а-я]* причин/ },
  {
    kind: 'risk-list',
    pattern:
      /(?:перечень|перечн|список|списк|выявлен|определен)[а-я]* (?:[^.;]* )?(?:оо|шнр|школ|организаци|учрежден)[а-я]*(?: [^.;]*)? (?:признак|необъектив|низки|риск|неэффектив)|анализ[а-я]* наличия признаков/,
  },
  { kind: 'recheck', pattern: /перепровер|перекрестн[а-я]* провер|провер[а-я]* (?:всех |части )?(?:[а-я]+ )?работ/ },
  { kind: 'observation', pattern: /наблюдател|(?:общественн|независим|перекрестн)[а-я]* наблюден/ },
  { kind: 'parents', pattern: /родител|законн[а-я]* представител|психолог/ },
  {
    kind: 'development',
    pattern:
      /курс(?:ы|ов|ах|овой)|повышени[а-я]* (?:квалифик|компетен)|квалификаци[а-я]* (?:педагог|учител)|профессиональн[а-я]* (?:дефицит|затруднен)|образовательн[а-я]* маршрут|диагностик[а-я]* (?:[^.;]* )?(?:педагог|учител|компетен)|план-заказ|вебинар/,
  },
  {
    kind: 'practices',
    pattern: /(?:лучш|эффективн|успешн|передов)[а-я]* (?:[а-я]+ )?(?:практик|опыт)|обобщени[а-я]* опыт/,
  },
  {
    kind: 'meeting',
    pattern:
      /совещани|семинар|педсовет|(?:педагогическ|методическ|муниципальн)[а-я]* совет|заседани|собрани|декад[аыу]|конференци|кругл[а-я]* стол|методическ[а-я]* объединен|[рш]мо(?:$|[^а-я])|мастер-класс|практикум|школ[аы] (?:завуч|заместител)|отчет[а-я]* руководител/,
  },
  { kind: 'order', pattern: /приказ|распорядительн|(?:^|[^а-я])письм[оа]|нормативн[а-я]* (?:акт|документ|правов)/ },
  {
    kind: 'planning',
    pattern:
      /(?:корректиров|разработ|утвержд|составлен|внесени)[а-я]* (?:[^.;]* )?(?:план|дорожн)|дорожн[а-я]* карт|рабоч[а-я]* программ/,
  },
  {
    kind: 'publicity',
    pattern: /сайт|(?:^|[^а-я])сми(?:$|[^а-я])|информирован|информационн[а-я]* (?:кампани|сопровожден|работ)|публикаци/,
    later: 10,
  },
  { kind: 'report', pattern: /отчет|справк|аналитическ[а-я]* (?:записк|материал)/, later: 20 },
  {
    kind: 'support',
    pattern: /адресн|помощ|сопровожден|поддержк|наставнич|сетев[а-я]* (?:пар|взаимодейств)|консультаци|консультирован/,
  },
  {
    kind: 'conduct',
    pattern:
      /соблюден|поряд[а-я]* проведен|контрол[а-я]* (?:за )?(?:[а-я]+ )?(?:проведен|процедур|объективност)|конфликт[а-я]* интерес|квалифицированн[а-я]* специалист|регламент/,
  },
  {
    kind: 'inspection',
    pattern: /тематическ[а-я]* (?:провер|контрол|изучен)|мониторинг|контрол|экспертиз|выезд|провер(?:ка|ить|ки)/,
    later: 40,
  },
  { kind: 'analysis', pattern: /анализ/, later: 60 },
  { kind: 'materials', pattern: /рекомендаци|методик|положени[еяй]|памятк|изучени[ея]|критери/, later: 60 },
]

/** What kind of measure its words speak of: a proposal that a person may change. */
export function suggestKind(text: string): MeasureKind {
  const key = fold(text)
  let best: { readonly kind: MeasureKind; readonly at: number } = { kind: 'other', at: Number.POSITIVE_INFINITY }
  for (const { kind, pattern, later = 0 } of words) {
    const found = pattern.exec(key)
    if (found !== null && found.index + later < best.at) best = { kind, at: found.index + later }
  }
  return best.kind
}
