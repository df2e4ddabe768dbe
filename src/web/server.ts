import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createRequestListener } from '@react-router/node'
import compression from 'compression'
import { RouterContextProvider, type ServerBuild } from 'react-router'
import { addressHeader } from '#access'
import type { App } from '#app'
import { serveClientFiles } from './client-files.ts'
import { appKey, nonceKey } from './request-context.ts'

/** Where `npm run build` puts the two halves of the pages. */
export interface BuiltPages {
  readonly build: ServerBuild
  readonly clientFolder: string
}

/** Answers HTTP: files of the client, then pages. The caller listens and closes. */
export function createPagesServer(app: App, pages: BuiltPages): Server {
  const files = serveClientFiles(pages.clientFolder)
  const compress = compression()
  const answer = createRequestListener({
    build: pages.build,
    mode: 'production',
    getLoadContext: (request: Request) => {
      const context = new RouterContextProvider()
      context.set(appKey, app)
      context.set(nonceKey, request.headers.get(nonceHeader) ?? '')
      return context
    },
  })
  return createServer((request, response) => {
    if (!fromOurPages(request)) {
      response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' })
      response.end('Запрос пришёл с чужого сайта и отклонён.')
      return
    }
    const nonce = randomBytes(16).toString('base64')
    request.headers[nonceHeader] = nonce
    request.headers[addressHeader] = addressOf(request)
    for (const [name, value] of Object.entries(securityHeaders(nonce))) response.setHeader(name, value)
    if (files(request, response)) return
    compress(request as never, response as never, () => {
      response.setHeader('Cache-Control', 'no-store')
      void answer(request, response)
    })
  })
}

// Set by us on every request before it reaches the pages; whatever a client sends under this name is overwritten.
const nonceHeader = 'x-obyektiv-nonce'

/**
 * Where the visitor is, for counting wrong passwords. A proxy on this very machine is believed about the last hop it
 * wrote down; anybody else could write what they like.
 */
function addressOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? 'unknown'
  if (!/^(::ffff:)?127\.|^::1$/.test(peer)) return peer
  return (
    String(request.headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim() || peer
  )
}

/** A form posted from another site carries its own Origin: refused, whatever the cookies say (CSRF). */
function fromOurPages(request: IncomingMessage): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  return origin === undefined || URL.parse(origin)?.host === request.headers.host
}

function securityHeaders(nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}'`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
  }
}
