import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, sourceFiles } from './source-files.ts'

const listed = [...readFileSync(join(root, 'src/web/routes.ts'), 'utf8').matchAll(/'(routes\/[^']+)'/g)].map(
  ([, file = '']) => file,
)

it('answers at no address that routes.ts does not list, and lists no page twice', () => {
  const pages = sourceFiles('src/web/routes/**/*.tsx', 'src/web/routes/**/*.ts')
    .filter(
      ({ path, text }) =>
        !path.includes('.test.') &&
        /export (default|(async )?function (loader|action)\b|const (loader|action)\b)/.test(text),
    )
    .map(({ path }) => path.replace('src/web/', ''))
  expect(listed.toSorted()).toEqual(pages.toSorted())
})
