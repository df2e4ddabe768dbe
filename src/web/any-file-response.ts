/** A file that somebody brought, given back as it came: always to be saved, never to be opened by the browser as a page. */
export function anyFileResponse(bytes: Uint8Array, fileName: string): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="obyektiv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Content-Length': String(bytes.byteLength),
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
