import { renderToString } from 'react-dom/server'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { nonceKey } from '#web/request-context'

/** Pages wait for their data and are sent whole: no streaming, so a page is complete without JavaScript. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Response {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const nonce = loadContext.get(nonceKey)
  const html = renderToString(<ServerRouter context={routerContext} url={request.url} nonce={nonce} />)
  return new Response(request.method === 'HEAD' ? null : `<!doctype html>${html}`, { status, headers })
}
