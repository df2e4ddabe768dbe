import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dealDataset, writeDataset } from '../support/dealt-dataset.ts'
import { plainAssessment, plainRows } from '../support/plain-works.ts'
import { runCommand } from '../support/run-command.ts'

let folder = ''
const place = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'obyektiv-screen-'))
  const dealt = dealDataset()
  await writeDataset(place('dealt'), dealt.assessments, { 'works.csv': dealt.rows })
  await writeDataset(place('quiet'), [plainAssessment('a4')], { 'works.csv': plainRows(3) })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('screen as a program', () => {
  it('ends with 1 where something is flagged, its answer alone on standard output', async () => {
    const { status, stdout, stderr } = await runCommand(['screen', place('dealt'), '--json', '-'], {})
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    const answer = JSON.parse(stdout) as { schools: { flagged: boolean }[] }
    expect(answer.schools.some(({ flagged }) => flagged)).toBe(true)
    const written = await runCommand(['screen', place('dealt'), '--json', place('answer.json')], {})
    expect(written).toEqual({ status: 1, stdout: '', stderr: '' })
    expect(readFileSync(place('answer.json'), 'utf8')).toBe(stdout)
  })

  it('ends with 0 where nothing is, and says why', async () => {
    const { status, stdout, stderr } = await runCommand(['screen', place('quiet')], {})
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('Данных мало')
  })

  it('ends with 2 and one sentence where it cannot run', async () => {
    const { status, stdout, stderr } = await runCommand(['screen', place('nowhere')], {})
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^«[^\n]+» не найдено\.\n$/)
  })
})
