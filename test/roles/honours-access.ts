import type { RouteAccess } from './route-rights.ts'

/** Candidates for medals: the part of `routeAccess` that is about them. */
export const honoursAccess: Readonly<Record<string, RouteAccess>> = {
  honours: {
    about: 'node',
    address: (id) => `/honours?node=${id}`,
    get: 'honours.read-shielded',
    post: 'honours.finish',
    // A year that nobody is of.
    form: () => ({ intent: 'finish', stage: 'final', year: '2015' }),
  },
  'honours/xlsx': { about: 'node', address: (id) => `/honours/xlsx?node=${id}`, get: 'honours.read-shielded' },
  'honours/rules': {
    about: 'own',
    get: 'honours.read-shielded',
    post: 'honours.edit-rules',
    form: () => ({ award: 'regional', year: '2015', version: '7' }),
  },
  'honours/import': { about: 'own', get: 'honours.read', post: 'honours.import' },
  'honours/template': { about: 'own', get: 'honours.import' },
  'honours/uploads/:upload': {
    about: 'honours-upload',
    address: (id) => `/honours/uploads/${id}`,
    door: 'honours.import',
    get: 'honours.import',
    post: 'honours.import',
    form: () => ({ intent: 'look' }),
  },
  'honours/imports/:import': {
    about: 'honours-import',
    address: (id) => `/honours/imports/${id}`,
    door: 'honours.read',
    get: 'honours.read',
    post: 'honours.import',
  },
  'honours/schools/:school': {
    about: 'node',
    address: (id) => `/honours/schools/${id}`,
    get: 'honours.read',
    post: 'honours.finish',
    form: () => ({ intent: 'finish', stage: 'final', year: '2015' }),
    kinds: ['school'],
  },
  'honours/schools/:school/xlsx': {
    about: 'node',
    address: (id) => `/honours/schools/${id}/xlsx`,
    get: 'honours.read',
    kinds: ['school'],
  },
  'honours/schools/:school/entry': {
    about: 'node',
    address: (id) => `/honours/schools/${id}/entry`,
    get: 'honours.import',
    post: 'honours.import',
    kinds: ['school'],
  },
}
