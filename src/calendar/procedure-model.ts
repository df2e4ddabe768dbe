export const calendarProcedures = [
  'ВПР',
  'ОГЭ',
  'ЕГЭ',
  'ГВЭ',
  'Итоговое сочинение',
  'Итоговое собеседование',
  'НИКО',
  'КДР',
] as const
/** Procedures that have a window of their own in a school year. Own diagnostics are events with names. */
export type CalendarProcedure = (typeof calendarProcedures)[number]

/** In the nominative, as titles say it. */
export const procedureTitles: Readonly<Record<CalendarProcedure, string>> = {
  ВПР: 'Всероссийские проверочные работы',
  ОГЭ: 'Основной государственный экзамен',
  ЕГЭ: 'Единый государственный экзамен',
  ГВЭ: 'Государственный выпускной экзамен',
  'Итоговое сочинение': 'Итоговое сочинение',
  'Итоговое собеседование': 'Итоговое собеседование',
  НИКО: 'Национальные исследования качества образования',
  КДР: 'Краевые и региональные диагностические работы',
}

/** In addresses. */
export const procedureSlugs: Readonly<Record<CalendarProcedure, string>> = {
  ВПР: 'vpr',
  ОГЭ: 'oge',
  ЕГЭ: 'ege',
  ГВЭ: 'gve',
  'Итоговое сочинение': 'essay',
  'Итоговое собеседование': 'interview',
  НИКО: 'niko',
  КДР: 'kdr',
}

export function procedureOfSlug(slug: string): CalendarProcedure | undefined {
  return calendarProcedures.find((procedure) => procedureSlugs[procedure] === slug)
}

/** «4–8, 10» */
export function gradesText(grades: readonly number[]): string {
  const runs: [number, number][] = []
  for (const grade of grades.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === grade - 1) last[1] = grade
    else runs.push([grade, grade])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
