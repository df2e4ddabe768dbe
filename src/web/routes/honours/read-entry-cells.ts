import { awards, awardTitles, baseMathSubject, profileMathSubject, russianSubject } from '#honours/model'

/** What was typed, under the headers of the template: a form is read as a file of one row. */
export function readEntryCells(typed: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const said = (name: string): string => (typed[name] ?? '').trim()
  const award = awards.find((each) => each === said('award'))
  return new Map([
    ['Код участника', said('participant')],
    ['Награда', award === undefined ? '' : awardTitles[award]],
    ['Итоговых «5»', said('fives')],
    ['Итоговых «4»', said('fours')],
    ['Других итоговых', said('others')],
    ['С первого раза', said('firstTry')],
    [`ЕГЭ ${russianSubject}`, said('russian')],
    [`ЕГЭ ${profileMathSubject}`, said('profileMath')],
    [`ЕГЭ ${baseMathSubject}`, said('baseMath')],
    ...(said('subject') === '' ? [] : [[`ЕГЭ ${said('subject')}`, said('score')] as const]),
    [`ОГЭ ${russianSubject}`, said('ogeRussian')],
    ['ОГЭ Математика', said('ogeMath')],
  ])
}
