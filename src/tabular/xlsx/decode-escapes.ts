/** Characters XML cannot hold are stored as `_x000D_`, and the underscore itself as `_x005F_` (ECMA-376-1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
