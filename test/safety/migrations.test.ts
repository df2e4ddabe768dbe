import { globSync } from 'node:fs'
import { expect, it } from 'vitest'
import { migrations } from '#app'
import { root, sourceFiles } from './source-files.ts'

it('gives every step of the schema a name of its own that says where it stands in the order', () => {
  const names = migrations.map((step) => step.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => !/^\d{4}-\d{2}-\d{2}-\d{2} [a-z]+\/[a-z-]+$/.test(name))).toEqual([])
  const moments = names.map((name) => name.slice(0, 13))
  expect(moments.filter((moment, index) => moments.indexOf(moment) !== index)).toEqual([])
})

it('takes every step that lies in a domain', () => {
  const inFiles = sourceFiles('src/*/migrations/*.ts').flatMap(({ text }) =>
    [...text.matchAll(/name: '([^']+)'/g)].map(([, name = '']) => name),
  )
  expect(migrations.map((step) => step.name).toSorted()).toEqual(inFiles.toSorted())
  expect(globSync('src/*/migrations/*.ts', { cwd: root }).filter((path) => !/\/\d{3}-[a-z-]+\.ts$/.test(path))).toEqual(
    [],
  )
})
