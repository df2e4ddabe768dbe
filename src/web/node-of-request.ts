/** Which node a page is about: `?node=reg99_m001`, or the visitor's own. */
export function nodeOfRequest(request: Request): 'home' | { readonly code: string } {
  const code = new URL(request.url).searchParams.get('node')
  return code === null || code === '' ? 'home' : { code }
}
