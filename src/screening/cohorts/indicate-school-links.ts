import type { GatheredCells, GatheredSchool } from '../gather-cells.ts'
import { silent, tested, type Judged } from '../indication.ts'
import type { LinkFamily } from './find-links.ts'
import { wordLink } from './indicate-link.ts'
import type { MeasuredLinks } from './link-evidence.ts'
import type { PooledLinks } from './pool-links.ts'

/** A school's answer in words: its p is of all its cohorts together, its sentence that of the cell that says most. */
export function indicateSchoolLinks(
  family: LinkFamily,
  measured: MeasuredLinks,
  pooled: PooledLinks,
  gathered: GatheredCells,
  { school, position: at }: { readonly school: GatheredSchool; readonly position: number },
): Judged {
  const verdict = pooled.schoolAt(at)
  let strongest = -1
  for (const { position } of school.cells) {
    const z = measured.scores[position]!
    if (!Number.isNaN(z) && (strongest < 0 || z > measured.scores[strongest]!)) strongest = position
  }
  if (verdict.logP === 'silent' || strongest < 0) {
    const sentence =
      family === 'cohort-break'
        ? 'Результатов одних и тех же детей за два года подряд нет, или школ для сравнения мало.'
        : 'Результатов ВПР и ОГЭ или ЕГЭ одних и тех же детей нет, или школ для сравнения мало.'
    return silent(family, 'reference', sentence, verdict.leastLogP)
  }
  const { indication } = wordLink(measured.at(strongest)!, measured, gathered)
  if (indication.outcome !== 'tested') throw new Error('indicateSchoolLinks: a link in words is a sign')
  const sentence = `${indication.facts.subject}, ${indication.sentence}`
  return tested({ ...indication, logP: verdict.logP, sentence }, verdict.leastLogP)
}
