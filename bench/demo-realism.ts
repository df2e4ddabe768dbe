import { generateDemo } from '#demo'
import { measureRealism } from '../src/demo/measure-realism.ts'

/** Prints how real the demonstration looks: marks, register, absence, ICCs, reliability by assessment. */
const started = performance.now()
const demo = generateDemo()
const seconds = (performance.now() - started) / 1000
const percent = (shares: readonly number[]) => shares.map((share) => (100 * share).toFixed(1).padStart(5)).join(' ')

console.log(`${demo.works.length} works in ${seconds.toFixed(2)} s`)
console.log(
  'assessment      marks 2 3 4 5 %          register lower equal higher %  absent %  ICC total  ICC task  alpha',
)
const means: number[] = []
for (const assessment of demo.assessments) {
  const { marks, register, absent, totalIcc, taskResidualIcc, reliability } = measureRealism(demo, assessment)
  const numbers = [totalIcc, taskResidualIcc, reliability].map((value) => value.toFixed(3).padStart(9)).join(' ')
  console.log(
    `${assessment.id.padEnd(15)} ${percent(marks)}  ${percent(register)}              ${percent([absent])}  ${numbers}`,
  )
  means.push(totalIcc, taskResidualIcc)
}
const mean = (offset: number) =>
  means.filter((_, i) => i % 2 === offset).reduce((sum, value) => sum + value, 0) / (means.length / 2)
console.log(`mean ICC of totals ${mean(0).toFixed(3)}, of task residuals ${mean(1).toFixed(3)}`)
