import { err, ok, type Result } from '#kernel/result'
import { procedureKinds, responseKinds, taskLevels } from '#procedures/model'
import { z } from 'zod'
import type { AssessmentDraft } from '../staged.ts'
import { canonicalSubject } from './subject-names.ts'
import { taskLabel } from './task-label.ts'

const task = z.object({
  label: z.coerce.string().min(1),
  max: z.int().min(1),
  level: z.enum(taskLevels).default('unknown'),
  response: z.enum(responseKinds).default('unknown'),
})

const scale = z
  .object({ 3: z.int().min(1), 4: z.int(), 5: z.int() })
  .refine((cuts) => cuts[3] < cuts[4] && cuts[4] < cuts[5], 'границы отметок должны расти: 3 < 4 < 5')

const specification = z.object({
  assessments: z
    .array(
      z.object({
        id: z.string().min(1),
        procedure: z.enum(procedureKinds),
        year: z.int().min(2010).max(2100),
        grade: z.int().min(1).max(11),
        subject: z.string().min(1),
        tasks: z.array(task),
        scale: scale.optional(),
      }),
    )
    .min(1),
})

/** spec.json of a dataset folder: drafts by identifier, or one sentence about what is wrong with the file. */
export function readDatasetSpec(
  text: string,
): Result<ReadonlyMap<string, AssessmentDraft>, { readonly sentence: string }> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return err({ sentence: 'Файл spec.json не прочитан: это не JSON.' })
  }
  const parsed = specification.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const where = issue.path.length === 0 ? 'файл' : `«${issue.path.join(' → ')}»`
    return err({ sentence: `Файл spec.json не прочитан: ${where} не по договору о данных (${whatIsWrong(issue)}).` })
  }
  return ok(
    new Map(
      parsed.data.assessments.map((assessment): [string, AssessmentDraft] => {
        const tasks = assessment.tasks.map((one) => ({ ...one, label: taskLabel(one.label) ?? one.label }))
        const maxScore = tasks.reduce((sum, { max }) => sum + max, 0)
        return [
          assessment.id,
          {
            id: assessment.id as NonNullable<AssessmentDraft['id']>,
            procedure: assessment.procedure,
            year: assessment.year,
            grade: assessment.grade,
            subject: canonicalSubject(assessment.subject),
            maxScore: maxScore > 0 ? maxScore : 'unknown',
            tasks,
            scale: assessment.scale ?? 'missing',
          },
        ]
      }),
    ),
  )
}

function whatIsWrong(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'нет значения' : 'значение не того вида'
    case 'too_small':
      return issue.origin === 'array' ? 'пустой список' : 'значение меньше допустимого'
    case 'too_big':
      return 'значение больше допустимого'
    case 'invalid_value':
      return `допустимы только ${issue.values.map((value) => `«${String(value)}»`).join(', ')}`
    default:
      return 'значение недопустимо'
  }
}
