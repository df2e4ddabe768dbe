import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lacksOf, machine } from './support/machine.ts'
import { startTemporaryPostgres } from './support/temporary-postgres.ts'

/**
 * What `npm test` runs: everything that can be checked on this machine, with a name for what cannot.
 * `--complete` also fails when anything was left out.
 */

const root = join(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)
const report = join(root, 'test-output', 'vitest.json')
const complete = process.argv.includes('--complete')

const checks: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: 'route types', command: [bin('react-router'), 'typegen'] },
  { name: 'types', command: [bin('tsc')] },
  { name: 'lint', command: [bin('oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'format', command: [bin('oxfmt'), '--check'] },
  {
    name: 'borders',
    command: [
      process.execPath,
      '--import',
      join(root, 'test/support/typescript-6.ts'),
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      'src',
      '--config',
      join(root, '.dependency-cruiser.mjs'),
    ],
  },
  { name: 'unused code and packages', command: [bin('knip')] },
]

interface Tally {
  passed: number
  failed: string[]
  leftOut: string[]
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

const started = performance.now()
const tally: Tally = { passed: 0, failed: [], leftOut: [] }

const given = process.env['OBYEKTIV_TEST_POSTGRES']
for (const lack of lacksOf(machine, given !== undefined)) {
  console.log(`LACKS ${lack.what}: left out is ${lack.leavesOut}. To install on Debian: ${lack.install}`)
  tally.leftOut.push(lack.what)
}

for (const check of checks) {
  const code = await run(check.name, check.command, {})
  if (code === 0) tally.passed += 1
  else tally.failed.push(check.name)
}

await using postgres =
  given === undefined && machine.postgresBinaries !== undefined
    ? await startTemporaryPostgres(machine.postgresBinaries)
    : undefined
const url = given ?? postgres?.url
rmSync(report, { force: true })
const vitest = [bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
const code = await run('tests', vitest, url === undefined ? {} : { OBYEKTIV_TEST_POSTGRES: url })
countTests(code)

for (const name of tally.failed) console.log(`FAILED ${name}`)
for (const name of tally.leftOut) console.log(`LEFT OUT ${name}`)
console.log(`\n${minutes(started)} in all`)
const leftOutCounts = complete ? tally.leftOut.length : 0
if (tally.leftOut.length > 0) console.log(`${tally.leftOut.length} left out`)
console.log(`${tally.passed} passed, ${tally.failed.length + leftOutCounts} failed`)
process.exitCode = tally.failed.length + leftOutCounts === 0 ? 0 : 1

function run(name: string, command: readonly string[], more: Readonly<Record<string, string>>): Promise<number> {
  console.log(`\n== ${name}`)
  const since = performance.now()
  const [program = '', ...args] = command
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...more },
    })
    child.on('error', (error) => {
      console.log(`${program}: ${error.message}`)
      resolve(1)
    })
    child.on('close', (code) => {
      console.log(`== ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${minutes(since)}`)
      resolve(code ?? 1)
    })
  })
}

/** Adds the tests one by one, from Vitest's own report; a run that left no report is one failure. */
function countTests(code: number): void {
  const outcome = readReport()
  if (outcome === undefined) {
    tally.failed.push('tests: Vitest left no report')
    return
  }
  for (const file of outcome.testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) tally.failed.push(`${file.name}: did not load`)
    for (const test of file.assertionResults) {
      if (test.status === 'passed') tally.passed += 1
      else if (test.status === 'failed') tally.failed.push(test.fullName)
      else tally.leftOut.push(test.fullName)
    }
  }
  if (code !== 0 && tally.failed.length === 0) tally.failed.push(`tests: Vitest ended with ${code}`)
}

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

function readReport(): Report | undefined {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Report
  } catch {
    return undefined
  }
}

function minutes(since: number): string {
  const total = Math.round((performance.now() - since) / 1000)
  return total < 60 ? `${total} s` : `${Math.floor(total / 60)} min ${total % 60} s`
}
