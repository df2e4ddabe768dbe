import { checkAnswer, checkPlan } from '#plan'
import { federalWindows } from '#procedures'
import type { Command } from '../command.ts'
import { readPlanFile } from '../read-plan-file.ts'
import { planFindingLines } from '../reporters/plan-finding-lines.ts'
import { writeJson } from '../reporters/write-json.ts'

export const planCheck: Command = {
  name: 'plan check',
  summary: 'Рентген плана: невозможные сроки, нет ответственного, нет результата, повторы номеров и другое',
  usage: 'plan check ФАЙЛ [--period 2023-09-01/2024-08-31] [--columns мероприятие=2,срок=3] [--json ФАЙЛ|-]',
  run: async (args, output) => {
    const file = await readPlanFile(args, 'plan check')
    if (!file.ok) {
      output.err(file.error)
      return 2
    }
    const { reading, json } = file.value
    const findings = checkPlan(reading, { windows: federalWindows })
    if (json === undefined) output.out(planFindingLines(reading, findings).join('\n'))
    else {
      const written = writeJson(json, checkAnswer(reading, findings), output)
      if (!written.ok) {
        output.err(written.error)
        return 2
      }
    }
    return findings.length === 0 ? 0 : 1
  },
}
