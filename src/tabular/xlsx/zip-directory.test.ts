import { expect, test } from 'vitest'

import { readTable } from '../read-table.ts'
import { rawSheet } from '../testing.ts'
import { readZipDirectory } from './zip-directory.ts'

const workbook = rawSheet('<row r="1"><c r="A1"><v>5</v></c></row>')

/** Changes every header of the central directory. */
function withHeaders(change: (view: DataView, at: number) => void): Uint8Array {
  const bytes = workbook.slice()
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length - 46; at++) if (view.getUint32(at, true) === 0x02014b50) change(view, at)
  return bytes
}

test('an archive under a password is told from a damaged one', async () => {
  const encrypted = withHeaders((view, at) => view.setUint16(at + 8, 1, true))
  expect(await readTable(encrypted, 'файл.xlsx')).toMatchObject({ ok: false, error: { kind: 'password' } })
})

test('a packing no spreadsheet uses is refused', async () => {
  const lzma = withHeaders((view, at) => view.setUint16(at + 10, 14, true))
  expect(await readTable(lzma, 'файл.xlsx')).toMatchObject({ ok: false, error: { kind: 'truncated' } })
})

test.each([
  ['the data of a part', 42, 0x7fffffff],
  ['the size of a part', 20, 0x7fffffff],
])('%s outside the file is refused', async (_, field, value) => {
  const forged = withHeaders((view, at) => view.setUint32(at + field, value, true))
  expect(await readTable(forged, 'файл.xlsx')).toMatchObject({ ok: false, error: { kind: 'truncated' } })
})

test('a comment after the archive does not hide it', async () => {
  const comment = new TextEncoder().encode('комментарий')
  const bytes = new Uint8Array([...workbook, ...comment])
  new DataView(bytes.buffer).setUint16(workbook.length - 2, comment.length, true)
  expect(await readTable(bytes, 'файл.xlsx')).toMatchObject({ ok: true, value: { sheets: [{ rows: [[5]] }] } })
})

test('sizes of ZIP64, which some exporters write for small files too, are read', () => {
  const name = Buffer.from('xl/workbook.xml')
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  for (const field of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, field)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt16LE(36, 30)
  const extra = Buffer.alloc(36)
  extra.writeUInt16LE(0x5455, 0)
  extra.writeUInt16LE(4, 2)
  extra.writeUInt16LE(1, 8)
  extra.writeUInt16LE(24, 10)
  for (const [at, size] of [3000n, 1000n, 7n].entries()) extra.writeBigUInt64LE(size, 12 + at * 8)
  const end64 = Buffer.alloc(56)
  end64.writeUInt32LE(0x06064b50, 0)
  end64.writeBigUInt64LE(1n, 32)
  end64.writeBigUInt64LE(0n, 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(entry.length + name.length + extra.length), 8)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(0xffff, 10)
  end.writeUInt32LE(0xffffffff, 16)
  expect(readZipDirectory(Buffer.concat([entry, name, extra, end64, locator, end]))).toEqual([
    {
      name: 'xl/workbook.xml',
      method: 8,
      encrypted: false,
      crc32: 0,
      inflatedBytes: 3000,
      packedBytes: 1000,
      headerOffset: 7,
    },
  ])
})
