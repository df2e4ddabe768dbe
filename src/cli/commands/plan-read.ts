import { readingAnswer } from '#plan'
import type { Command } from '../command.ts'
import { readPlanFile } from '../read-plan-file.ts'
import { planLines } from '../reporters/plan-lines.ts'
import { writeJson } from '../reporters/write-json.ts'

export const planRead: Command = {
  name: 'plan read',
  summary: 'Читает приказ или план: реквизиты, пункты, мероприятия, сроки, ответственные, показатели',
  usage:
    'plan read ФАЙЛ [--period 2023-09-01/2024-08-31] [--columns мероприятие=2,срок=3] [--json ФАЙЛ|-]\n' +
    '  ФАЙЛ – DOCX, PDF с текстом, простой текст или таблица, сохранённая из буфера обмена.',
  run: async (args, output) => {
    const file = await readPlanFile(args, 'plan read')
    if (!file.ok) {
      output.err(file.error)
      return 2
    }
    const { reading, json } = file.value
    if (json === undefined) {
      output.out(planLines(reading).join('\n'))
      return 0
    }
    const written = writeJson(json, readingAnswer(reading), output)
    if (written.ok) return 0
    output.err(written.error)
    return 2
  },
}
