import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result'
import { procedureKinds, type Assessment, type AssessmentId } from '#procedures/model'

const taskSchema = z.object({
  label: z.string().min(1),
  max: z.int().min(1).max(100),
  level: z.enum(['basic', 'advanced', 'high']).optional(),
  response: z.enum(['short', 'open']).optional(),
})

const assessmentSchema = z.object({
  id: z.string().min(1),
  procedure: z.enum(procedureKinds),
  year: z.int().min(2000).max(2100),
  grade: z.int().min(1).max(11),
  subject: z.string().min(1),
  tasks: z.array(taskSchema).min(1).max(100),
  scale: z.object({ '3': z.int().min(0), '4': z.int(), '5': z.int() }).optional(),
})

const specificationSchema = z.object({ assessments: z.array(assessmentSchema).min(1) })

/** `spec.json` of a dataset folder → assessments; a fault is one Russian sentence that says where. */
export function readSpecification(text: string): Result<readonly Assessment[], string> {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return err('Файл spec.json не разбирается как JSON: проверьте скобки, кавычки и запятые.')
  }
  const parsed = specificationSchema.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    if (issue.path.length === 0) {
      return err('Файл spec.json не соответствует договору о данных: ожидается объект со списком «assessments».')
    }
    return err(
      `Файл spec.json не соответствует договору о данных: в «${issue.path.join(' → ')}» ${whatIsWrong(issue)}.`,
    )
  }
  const assessments: Assessment[] = []
  const seen = new Set<string>()
  for (const item of parsed.data.assessments) {
    if (seen.has(item.id)) return err(`Файл spec.json: работа «${item.id}» описана дважды.`)
    seen.add(item.id)
    const maxScore = item.tasks.reduce((sum, task) => sum + task.max, 0)
    const { scale } = item
    if (scale !== undefined && !(scale[3] >= 1 && scale[3] < scale[4] && scale[4] < scale[5] && scale[5] <= maxScore)) {
      return err(
        `Файл spec.json: у работы «${item.id}» шкала отметок нарушена: первые баллы отметок ` +
          `${scale[3]}, ${scale[4]}, ${scale[5]} должны расти и не превышать наибольшего балла ${maxScore}.`,
      )
    }
    const source = { kind: 'imported', text: 'spec.json' } as const
    assessments.push({
      id: item.id as AssessmentId,
      procedure: item.procedure,
      year: item.year,
      grade: item.grade,
      subject: item.subject,
      maxScore,
      tasks: item.tasks.map((task) => ({
        label: task.label,
        max: task.max,
        level: task.level ?? 'unknown',
        response: task.response ?? 'unknown',
      })),
      tasksSource: source,
      scale: scale === undefined ? 'missing' : { 3: scale[3], 4: scale[4], 5: scale[5] },
      scaleSource: scale === undefined ? 'none' : source,
    })
  }
  return ok(assessments)
}

function whatIsWrong(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
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
