/** What bytes are, told from the bytes themselves: extensions lie more often than not. */
export type Content =
  | 'empty'
  | 'zip'
  | 'ole2'
  | 'pdf'
  | 'image'
  | 'archive'
  | 'rtf'
  | 'html'
  | 'spreadsheet-xml'
  | 'xml'
  | 'json'
  | 'parquet'
  | 'sqlite'
  | 'binary'
  | 'text'

const signatures: readonly (readonly [Content, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole2', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
]

export function recogniseContent(bytes: Uint8Array): Content {
  for (const [content, signature] of signatures) {
    if (signature.every((byte, at) => bytes[at] === byte)) return content
  }
  const start = startAsText(bytes)
  if (start === undefined) return 'binary'
  if (start === '' && !bytes.some((byte) => byte > 0x20 && byte < 0x7f)) return isBlank(bytes) ? 'empty' : 'text'
  if (/^<(!doctype\s+html|html|head|body|table|meta)\b/i.test(start)) return 'html'
  if (/^<\?xml/i.test(start)) return recogniseXml(start)
  if (/^(\{\s*"|\[\s*[[{"])/.test(start)) return 'json'
  return 'text'
}

function recogniseXml(start: string): Content {
  if (/progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/i.test(start)) return 'spreadsheet-xml'
  return /<html\b/i.test(start) ? 'html' : 'xml'
}

/** The first characters read byte by byte: enough for markup, which is ASCII. Undefined where NUL bytes tell a binary file. */
function startAsText(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 2048)
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (!isUtf16 && head.includes(0)) return undefined
  const text = Buffer.from(head).toString('latin1').replaceAll('\0', '')
  return text.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').trimStart()
}

const isBlank = (bytes: Uint8Array): boolean =>
  new TextDecoder(bytes[0] === 0xfe ? 'utf-16be' : bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes).trim() === ''
