import { counted } from '#kernel/russian-text'
import { errorAt } from '../reading/finding-rules.ts'
import { judgeScore } from '../reading/judge-score.ts'
import { taskLabelKey } from '../reading/task-label.ts'
import type { Finding } from '../staged.ts'
import { onlyNumbered } from './check-task-columns.ts'
import { tasksInForce } from './find-assessment.ts'
import type { CheckedPart, PartRule } from './part-rule.ts'

/** Every score of every work against the maximum of its task: whole, not negative, not above. */
export const checkScores: PartRule = (checked) => {
  const tasks = judgedTasks(checked)
  const findings: Finding[] = []
  for (const staged of checked.part.works) {
    const { work } = staged
    if (work.attendance === 'absent') continue
    if (work.scores.length !== tasks.length && work.scores.length > 0) {
      const place = checked.place(staged, `task ${tasks[0]?.label ?? '1'}`)
      const what = `Баллов ${work.scores.length}, а заданий в работе ${tasks.length}`
      findings.push(
        errorAt(
          'score-count-differs',
          place,
          what,
          `Поставьте ${counted(tasks.length, 'балл', 'балла', 'баллов')}: по одному за задание, X — если не приступали`,
        ),
      )
      continue
    }
    for (let index = 0; index < work.scores.length; index++) {
      const { label, max } = tasks[index]!
      const found = judgeScore(work.scores[index]!, label, max, () => checked.place(staged, `task ${label}`))
      if (found !== undefined) findings.push(found)
    }
  }
  return findings
}

interface JudgedTask {
  readonly label: string
  readonly max: number | 'unknown'
}

/** Tasks of the file with the maxima of the specification in force, where it has them; observed maxima judge nothing. */
function judgedTasks({ part, known }: CheckedPart): readonly JudgedTask[] {
  const { tasks, maximaObserved } = part.assessment
  const spec = tasksInForce(known)
  if (maximaObserved === true && onlyNumbered(tasks) && tasks.length === spec.length) return spec
  const maxima = new Map(spec.map(({ label, max }) => [taskLabelKey(label), max]))
  return tasks.map(({ label, max }) => ({
    label,
    max: maxima.get(taskLabelKey(label)) ?? (maximaObserved === true ? 'unknown' : max),
  }))
}
