import { againstNull, type EmpiricalNull } from './empirical-null.ts'
import { nothingToCompare } from './indicate-level.ts'
import { mostRegisterScore, registerLogP } from './indicate-register.ts'
import { silent, type Judged } from './indication.ts'
import { leastLevelLogP, type LevelEvidence } from './level.ts'
import type { RegisterEvidence } from './register.ts'
import { worksOf } from './sentence-words.ts'
import { worksThatReach } from './works-that-reach.ts'

/** A school whose works with two marks are too few, all assessments together: how many would let the register speak. */
export function silentRegister(
  evidences: readonly RegisterEvidence[],
  works: number,
  nulls: { readonly cell: EmpiricalNull; readonly school: EmpiricalNull },
  reachable: number,
  leastLogP: number,
): Judged {
  const compared = evidences.reduce((sum, one) => sum + one.compared, 0)
  // As `poolRegister`: Stouffer's sum with weights √works, judged against what the cells of a school have in common.
  const roots = evidences.reduce((sum, one) => sum + Math.sqrt(one.compared), 0)
  const most = (times: number) => {
    const sum = evidences.reduce(
      (all, one) => all + Math.sqrt(one.compared) * mostRegisterScore(one, nulls.cell, times),
      0,
    )
    return againstNull(sum / Math.sqrt(compared), roots ** 2 / compared, nulls.school)
  }
  const needed = worksThatReach(works, (times) => registerLogP(most(times)) <= reachable)
  const sentence =
    `Данных мало: обе отметки есть у ${worksOf(compared)}` +
    (needed === 'never'
      ? '; отметки журнала в школах расходятся с отметками за работу так по-разному, что сравнение ничего не покажет.'
      : `; сказать что-либо можно примерно с ${worksOf(needed)}.`)
  return silent('register', needed === 'never' ? 'reference' : needed, sentence, leastLogP)
}

/** A school none of whose levels can surprise: the first to be able to would be the cell that lacks least. */
export function silentLevel(levels: readonly LevelEvidence[], works: number, reachable: number): Judged {
  if (levels.length === 0) return silent('level', 'reference', nothingToCompare)
  const lacking = levels.flatMap((level) => {
    const needed = worksThatReach(level.works, (times) => leastLevelLogP(level, times) <= reachable)
    return needed === 'never' ? [] : [{ needed, more: needed - level.works }]
  })
  const [first] = lacking.toSorted((a, b) => a.more - b.more)
  const most =
    'Данных мало: ни по одной оценочной процедуре даже наибольший балл у всех не вышел бы за пределы обычного'
  return first === undefined
    ? silent('level', 'reference', `${most}, сколько бы ни было работ.`)
    : silent(
        'level',
        works + first.more,
        `${most}; сказать что-либо можно примерно с ${worksOf(first.needed)} по одной из них.`,
      )
}
