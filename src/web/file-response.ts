const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** A file to be saved under a Russian name (RFC 6266: the plain name is for browsers that know no better). */
export function fileResponse(bytes: Uint8Array, fileName: string, kind: keyof typeof types): Response {
  const clean = fileName
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': types[kind],
      'Content-Disposition': `attachment; filename="obyektiv.${kind}"; filename*=UTF-8''${encodeURIComponent(clean)}`,
      'Content-Length': String(bytes.byteLength),
    },
  })
}
