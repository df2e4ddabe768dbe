import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { constants, gzipSync } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

interface ClientFile {
  readonly type: string
  readonly plain: Buffer
  /** Absent where compressing gains nothing. */
  readonly gzipped?: Buffer
  readonly cache: string
}

/**
 * The built files of the client, held in memory: they are small, and a rebuild beside a running server cannot take a
 * file away from under a half-sent answer. Returns true when the request was for one of them.
 */
export function serveClientFiles(folder: string): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = readFiles(folder)
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const file = files.get(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (file === undefined) return false
    const accepted = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
    const gzipped = accepted ? file.gzipped : undefined
    const body = gzipped ?? file.plain
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Length': body.length,
      'Cache-Control': file.cache,
      Vary: 'Accept-Encoding',
      ...(gzipped !== undefined ? { 'Content-Encoding': 'gzip' } : {}),
    })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}

function readFiles(folder: string): Map<string, ClientFile> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  return new Map(
    entries.flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const type = types[extname(entry.name)]
      if (type === undefined) return []
      const plain = readFileSync(path)
      const address = `/${relative(folder, path).split(sep).join('/')}`
      // Names under /assets carry a hash of their content, so they never change.
      const cache = address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
      const worthIt = extname(entry.name) !== '.woff2'
      const gzipped = gzipSync(plain, { level: constants.Z_BEST_COMPRESSION })
      return [[address, { type, plain, cache, ...(worthIt ? { gzipped } : {}) }] as const]
    }),
  )
}
