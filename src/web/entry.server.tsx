import { Writable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { nonceKey } from '#web/request-context'

/**
 * Sends a page when all of it is ready, so that it is complete without JavaScript. The streaming renderer is used all the
 * same: the router hands its data to the browser through it, and a plain string would never hydrate. The whole page goes
 * on in one piece: in pieces, each would be compressed and sent by itself.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Response | Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const nonce = loadContext.get(nonceKey)
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(<ServerRouter context={routerContext} url={request.url} nonce={nonce} />, {
      nonce,
      onAllReady: () => {
        const chunks: Uint8Array[] = []
        const body = new Writable({
          write(chunk: Uint8Array, _encoding, done) {
            chunks.push(chunk)
            done()
          },
          final(done) {
            resolve(new Response(Buffer.concat(chunks), { status, headers }))
            done()
          },
        })
        body.on('error', reject)
        pipe(body)
      },
      onShellError: reject,
    })
  })
}
