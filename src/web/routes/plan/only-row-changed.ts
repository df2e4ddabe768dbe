import type { ShouldRevalidateFunctionArgs } from 'react-router'

/** True when only another row was chosen: the page holds every row already, and the document need not be read again. */
export function onlyRowChanged({ currentUrl, nextUrl, formMethod }: ShouldRevalidateFunctionArgs): boolean {
  if (formMethod !== undefined && formMethod !== 'GET') return false
  if (currentUrl.searchParams.get('row') === nextUrl.searchParams.get('row')) return false
  return currentUrl.pathname === nextUrl.pathname && withoutRow(currentUrl) === withoutRow(nextUrl)
}

function withoutRow(url: URL): string {
  const search = new URLSearchParams(url.search)
  search.delete('row')
  return search.toString()
}
