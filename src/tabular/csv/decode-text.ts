import { refuse } from '../refusal.ts'

/**
 * Text of a CSV file: UTF-8 (with a mark or without), UTF-16 with a mark, otherwise Windows-1251, as Russian Excel saves.
 * A text that is valid UTF-8 is UTF-8: a Cyrillic Windows-1251 text practically never is.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes)
  // Tab, line feed, form feed, carriage return and the old end-of-file mark live in texts; nothing else below a space does.
  if (/[\0-\x08\x0b\x0e-\x19\x1b-\x1f]/.test(text)) {
    refuse(
      'binary',
      'В файле есть служебные символы, которых в таблице CSV не бывает: сохраните таблицу заново в формате XLSX или CSV.',
    )
  }
  return text.endsWith('\x1a') ? text.slice(0, -1) : text
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    // Only «not valid UTF-8» arrives here as TypeError.
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('windows-1251').decode(bytes)
  }
}
