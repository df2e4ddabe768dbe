import { drawNamedSchools, drawNeededWorks } from '#documents'
import { counted, formatNumber } from '#kernel/russian-text'
import { type NamedSchool, worksToNotice } from '#screening'
import { pairOf } from '../../ui/figure.tsx'

/** Shares of the works under a mark, per cent, that a reader may ask about. */
export const shiftSteps: readonly number[] = [20, 30, 40, 50, 60, 70, 80, 90, 100]

/** Who is named without the correction for many tests, and who with it. */
export function drawNaming(named: readonly NamedSchool[]) {
  return pairOf((size) =>
    drawNamedSchools(
      {
        touched: named.map(({ touched }) => touched),
        panels: [
          { title: 'Без поправки', named: named.map(({ alone }) => alone) },
          { title: 'С поправкой', named: named.map(({ corrected }) => corrected) },
        ],
      },
      size,
    ),
  )
}

export function namingWords(named: readonly NamedSchool[], level: number): string {
  const alone = named.filter((school) => school.alone)
  const corrected = named.filter((school) => school.corrected)
  const honest = (schools: readonly NamedSchool[]) => schools.filter(({ touched }) => !touched).length
  const said = (schools: readonly NamedSchool[]) =>
    schools.length === 0
      ? 'ни одной школы'
      : `${counted(schools.length, 'школа', 'школы', 'школ')}, из них честных ${formatNumber(honest(schools))}`
  return (
    `Если называть каждую школу с вероятностью до ${formatNumber(level)}\u00a0%, названо: ${said(alone)}. ` +
    `С поправкой: ${said(corrected)}.`
  )
}

/** Works needed by the share that was lifted. @param shift the share asked about, per cent */
export function drawNeeded(schools: number, shift: number) {
  const points = shiftSteps.map((step) => ({
    effect: step / 100,
    works: worksToNotice({ shift: step / 100, schools }).all,
  }))
  return pairOf((size) =>
    drawNeededWorks({ points, chosen: shift / 100, effectLabel: 'Какую долю работ под границей подняли, %' }, size),
  )
}

export const neededWords = ({ near, all }: { readonly near: number; readonly all: number }, shift: number): string =>
  `Чтобы в четырёх случаях из пяти заметить, что подняли ${formatNumber(shift)}\u00a0% работ под границей, нужно около ` +
  `${counted(all, 'работы', 'работ', 'работ')} школы, из них ${formatNumber(near)} рядом с границами.`
