import { unreachable } from '#kernel/assert'
import type { TestedIndication } from '#screening/model'

/** Heading of a sign: what was seen, in the direction it was seen. */
export function signTitle({ family, effect }: TestedIndication): string {
  switch (family) {
    case 'boundary':
      return effect >= 0
        ? 'Работ сразу над границами отметок больше, чем ожидалось'
        : 'Работ сразу над границами отметок меньше, чем ожидалось'
    case 'register':
      return effect >= 0
        ? 'Отметки за работу выше журнальных чаще, чем в других школах'
        : 'Отметки за работу ниже журнальных чаще, чем в других школах'
    case 'level':
      return effect >= 0 ? 'Результат выше, чем обещают другие работы' : 'Результат ниже, чем обещают другие работы'
    case 'task-residual':
      return 'Отдельные задания решены не так, как обещает общий балл'
    case 'similarity':
      return 'Работы похожи друг на друга больше, чем ожидалось'
    case 'open-minus-short':
      return 'Задания с развёрнутым ответом оценены выше, чем обещают краткие ответы'
    case 'person-fit':
      return 'Ответы меньше согласованы с трудностью заданий, чем ожидалось'
    case 'dispersion':
      return 'Разброс результатов меньше, чем ожидалось'
    case 'absence':
      return 'Отсутствовавшие отличаются от писавших сильнее, чем в других школах'
    case 'cohort-break':
      return effect >= 0
        ? 'Через год результат этих же детей упал сильнее, чем бывает'
        : 'Через год результат этих же детей выше, чем бывает'
    case 'exam-gap':
      return effect >= 0
        ? 'Экзамен этих же детей ниже, чем бывает после такого результата'
        : 'Экзамен этих же детей выше, чем бывает после такого результата'
    default:
      return unreachable(family)
  }
}

export type AreaStatus = 'look' | 'some-works' | 'quiet' | 'not-enough'

export const statusWords: Readonly<Record<AreaStatus, string>> = {
  look: 'требует уточнения',
  'some-works': 'уточнить отдельные работы',
  quiet: 'признаков нет',
  'not-enough': 'данных мало',
}

/** @param flaggedCells works (school × assessment) that are areas of attention by themselves */
export function statusOf(
  finding: { readonly flagged: boolean; readonly enoughData: boolean },
  flaggedCells = 0,
): AreaStatus {
  if (finding.flagged) return 'look'
  if (flaggedCells > 0) return 'some-works'
  return finding.enoughData ? 'quiet' : 'not-enough'
}
