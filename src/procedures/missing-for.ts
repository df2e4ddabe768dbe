import type { Assessment } from './model.ts'

/** What the assessment lacks for the analysis and the screening, each a Russian sentence; empty where nothing is missing. */
export function missingFor(assessment: Pick<Assessment, 'scale' | 'tasks' | 'maxScore'>): string[] {
  const sentences: string[] = []
  if (assessment.scale === 'missing') {
    sentences.push(
      'Шкала перевода баллов в отметки не задана: отметки нельзя проверить по баллам, а признак «скопление у границы отметки» не рассчитывается.',
    )
  }
  if (assessment.tasks.length === 0) {
    sentences.push(
      'Спецификация заданий не задана: выполнение заданий и признаки по отдельным заданиям не рассчитываются.',
    )
  } else if (assessment.tasks.every((task) => task.level === 'unknown')) {
    sentences.push('Уровни сложности заданий не указаны: выполнение заданий по уровням не рассчитывается.')
  }
  if (assessment.maxScore === 'unknown') {
    sentences.push('Максимальный первичный балл неизвестен: баллы нельзя проверить на превышение максимума.')
  }
  return sentences
}
