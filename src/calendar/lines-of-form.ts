const usualGrades = [4, 5, 6, 7, 8, 10]

/** A line of the form of a school: subject null where the school chooses one, grade null where it chooses that too. */
export interface WorkLine {
  readonly grade: number | null
  readonly subject: string | null
}

/**
 * Lines that the form of a school begins with. ВПР since 2025 (order of Рособрнадзор of 13.05.2024 № 1008): Russian and
 * mathematics in each grade, one more subject in grade 4, two more in the others.
 */
export function suggestedLines(procedure: string, named: readonly number[] | null): readonly WorkLine[] {
  if (procedure !== 'ВПР') return Array.from({ length: 6 }, () => ({ grade: null, subject: null }))
  return (named ?? usualGrades).flatMap((grade) => [
    { grade, subject: 'Русский язык' },
    { grade, subject: 'Математика' },
    ...Array.from({ length: grade === 4 ? 1 : 2 }, () => ({ grade, subject: null })),
  ])
}

export interface FormLine extends WorkLine {
  readonly date: string
}

/** The lines of a school's form: what it has entered in the places that are suggested, then whatever found no place. */
export function linesOfForm(
  dates: readonly { readonly grade: number; readonly subject: string; readonly date: string }[],
  suggested: readonly WorkLine[],
): readonly FormLine[] {
  const left = [...dates]
  const take = (fits: (each: (typeof left)[number]) => boolean): (typeof left)[number] | undefined => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const named = suggested.map((line) => ({
    line,
    saved:
      line.subject === null
        ? undefined
        : take(({ grade, subject }) => grade === line.grade && subject === line.subject),
  }))
  const filled = named.map(({ line, saved }): FormLine => {
    const found =
      saved ?? (line.subject === null ? take(({ grade }) => line.grade === null || grade === line.grade) : undefined)
    return found === undefined ? { ...line, date: '' } : { ...found }
  })
  return [...filled, ...left]
}
