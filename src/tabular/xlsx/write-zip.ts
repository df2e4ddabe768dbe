import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part ready to be laid into an archive. */
export interface PackedPart {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc32: number
  readonly packed: Uint8Array
  readonly inflatedBytes: number
}

/** Deflates a part piece by piece, so that a long sheet is never held whole. */
export async function packPart(name: string, pieces: Iterable<string | Uint8Array>): Promise<PackedPart> {
  const deflate = createDeflateRaw({ level: 6 })
  const packed: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => packed.push(chunk))
  const ended = once(deflate, 'end')
  let checksum = 0
  let inflatedBytes = 0
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    checksum = crc32(bytes, checksum)
    inflatedBytes += bytes.length
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  deflate.end()
  await ended
  return { name, method: 8, crc32: checksum, packed: Buffer.concat(packed), inflatedBytes }
}

// 1 January 1980 00:00 in MS-DOS form: the same content always gives the same file.
const dosTime = 0
const dosDate = 0x21
const version = 20
const utf8Names = 0x0800

/** Lays packed parts into a ZIP archive (APPNOTE.TXT 6.3.10), without ZIP64: an upload is far below 4 GB. */
export function joinZip(parts: readonly PackedPart[]): Uint8Array {
  const body: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const header = localHeader(part, name.length)
    body.push(header, name, part.packed)
    directory.push(directoryHeader(part, name.length, offset), name)
    offset += header.length + name.length + part.packed.length
  }
  const directoryBytes = directory.reduce((sum, piece) => sum + piece.length, 0)
  const whole = Buffer.concat([...body, ...directory, endRecord(parts.length, directoryBytes, offset)])
  // The same memory without the methods of Buffer, which would surprise whoever compares or slices the file.
  return new Uint8Array(whole.buffer, whole.byteOffset, whole.length)
}

function localHeader(part: PackedPart, nameLength: number): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(version, 4)
  writeCommon(header, 6, part, nameLength)
  return header
}

function directoryHeader(part: PackedPart, nameLength: number, offset: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(version, 4)
  header.writeUInt16LE(version, 6)
  writeCommon(header, 8, part, nameLength)
  header.writeUInt32LE(offset, 42)
  return header
}

/** The run of fields that stands in both headers, from the flags to the length of the name. */
function writeCommon(header: Buffer, at: number, part: PackedPart, nameLength: number): void {
  header.writeUInt16LE(utf8Names, at)
  header.writeUInt16LE(part.method, at + 2)
  header.writeUInt16LE(dosTime, at + 4)
  header.writeUInt16LE(dosDate, at + 6)
  header.writeUInt32LE(part.crc32, at + 8)
  header.writeUInt32LE(part.packed.length, at + 12)
  header.writeUInt32LE(part.inflatedBytes, at + 16)
  header.writeUInt16LE(nameLength, at + 20)
}

function endRecord(count: number, directoryBytes: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(directoryBytes, 12)
  record.writeUInt32LE(directoryOffset, 16)
  return record
}
