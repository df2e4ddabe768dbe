import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { machine } from '../../test/support/machine.ts'
import { syntheticOrder } from '../../test/support/synthetic-order.ts'
import { docxToPdf } from './docx-to-pdf.ts'
import { renderDocx } from './docx/render-docx.ts'

const folder = mkdtempSync(join(tmpdir(), 'obyektiv-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('says so where LibreOffice is not installed', async () => {
  expect(await docxToPdf(new Uint8Array(), { program: join(folder, 'absent') })).toEqual({
    ok: false,
    error: { kind: 'not-installed' },
  })
})

it('ends a program that does not end itself and leaves nothing behind', async () => {
  const program = join(folder, 'hangs')
  writeFileSync(program, '#!/bin/sh\nsleep 60 & wait\n')
  chmodSync(program, 0o755)
  const before = leftovers()
  expect(await docxToPdf(new Uint8Array(), { program, seconds: 0.3 })).toEqual({
    ok: false,
    error: { kind: 'timed-out', seconds: 0.3 },
  })
  expect(leftovers()).toEqual(before)
})

it('repeats what a failing program said', async () => {
  const program = join(folder, 'fails')
  writeFileSync(program, '#!/bin/sh\necho "no such filter" >&2\nexit 1\n')
  chmodSync(program, 0o755)
  expect(await docxToPdf(new Uint8Array(), { program })).toEqual({
    ok: false,
    error: { kind: 'failed', message: 'no such filter' },
  })
})

it.skipIf(machine.libreOffice === undefined || machine.pdfToPpm === undefined)(
  'makes PDF in which the order reads from letterhead to the numbered third page',
  async () => {
    const pdf = await docxToPdf(await renderDocx(syntheticOrder))
    if (!pdf.ok) throw new Error(JSON.stringify(pdf.error))
    const file = join(folder, 'order.pdf')
    writeFileSync(file, pdf.value)
    const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
    expect(pages).toHaveLength(4)
    expect(pages[0]).toMatch(/УПРАВЛЕНИЕ ОБРАЗОВАНИЯ[\s\S]*ПРИКАЗ\s+20 ноября 2026 г\.\s+№.114-од/)
    expect(pages[0]).toMatch(/1\.1\. отобрать работы[\s\S]*2\. Руководителям/)
    // The head of the table again on its next page, under the page's number.
    expect(pages[2]).toMatch(/^\s+3\n\s+Работ\n[\s\S]*4 класс\s+5 класс/)
    expect(pages[3]).toMatch(/1\. Список начинается заново/)
  },
)

const leftovers = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('obyektiv-pdf-'))
