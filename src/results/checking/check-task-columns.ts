import { fileError } from '../reading/finding-rules.ts'
import { taskLabelKey } from '../reading/task-label.ts'
import type { TaskSpec } from '#procedures/model'
import type { Finding } from '../staged.ts'
import { tasksInForce } from './find-assessment.ts'
import type { PartRule } from './part-rule.ts'

/** Columns of tasks against the specification in force: none missing, none extra, the same maxima. */
export const checkTaskColumns: PartRule = ({ part, known, title }) => {
  const spec = tasksInForce(known)
  const { tasks, maximaObserved } = part.assessment
  if (spec.length === 0 || tasks.length === 0) return []
  if (onlyNumbered(tasks) && maximaObserved === true && tasks.length === spec.length) return []
  const inFile = new Map(tasks.map((task) => [taskLabelKey(task.label), task]))
  const inSpec = new Map(spec.map((task) => [taskLabelKey(task.label), task]))
  const missing = spec.filter(({ label }) => !inFile.has(taskLabelKey(label)))
  const extra = tasks.filter(({ label }) => !inSpec.has(taskLabelKey(label)))
  const findings: Finding[] = []
  if (missing.length > 0) {
    const what = `${title}: в файле нет ${columnsOf(missing, 'столбца задания', 'столбцов заданий')}`
    findings.push(fileError('task-column-missing', what, 'Возьмите форму заново: столбцы в ней не удаляют'))
  }
  if (extra.length > 0) {
    const what = `${title}: в файле есть ${columnsOf(extra, 'лишний столбец задания', 'лишние столбцы заданий')}`
    findings.push(
      fileError('task-column-extra', what, 'Проверьте год, класс и предмет или удалите добавленные столбцы'),
    )
  }
  if (maximaObserved === true) return findings
  for (const { label, max } of tasks) {
    const wanted = inSpec.get(taskLabelKey(label))
    if (wanted === undefined || wanted.max === max) continue
    const what = `${title}: задание ${label} в файле с максимумом ${max}, а по спецификации ${wanted.max}`
    findings.push(fileError('task-maximum-differs', what, 'Проверьте, что файл о работе этого года'))
  }
  return findings
}

/** Scores listed in one cell have only the order for a name. */
export function onlyNumbered(tasks: readonly TaskSpec[]): boolean {
  return tasks.every(({ label }, index) => label === String(index + 1))
}

function columnsOf(tasks: readonly TaskSpec[], one: string, many: string): string {
  return `${tasks.length === 1 ? one : many} ${tasks.map(({ label }) => label).join(', ')}`
}
