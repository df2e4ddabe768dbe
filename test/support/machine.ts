import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What the tests can use of this machine; an absent part is named by `npm test` with how to install it. */
export interface Machine {
  readonly chromium: string | undefined
  readonly libreOffice: string | undefined
  readonly pdfToPpm: string | undefined
  /** Folder with `initdb` and `postgres`. */
  readonly postgresBinaries: string | undefined
}

export const machine: Machine = {
  chromium: process.env['OBYEKTIV_CHROMIUM'] ?? onPath('chromium', 'chromium-browser', 'google-chrome'),
  libreOffice: onPath('soffice', 'libreoffice'),
  pdfToPpm: onPath('pdftoppm'),
  postgresBinaries: debianPostgres() ?? folderOnPath('initdb'),
}

export interface Lack {
  readonly what: string
  readonly leavesOut: string
  readonly install: string
}

export function lacksOf(found: Machine, postgresGiven: boolean): Lack[] {
  return [
    found.postgresBinaries === undefined && !postgresGiven
      ? {
          what: 'PostgreSQL',
          leavesOut: 'every test of the store on PostgreSQL',
          install:
            'apt-get install postgresql, or set OBYEKTIV_TEST_POSTGRES=postgres://user:password@host:5432/database',
        }
      : undefined,
    found.chromium === undefined
      ? {
          what: 'Chromium',
          leavesOut: 'every journey in the browser',
          install: 'apt-get install chromium, or set OBYEKTIV_CHROMIUM=/path/to/chromium',
        }
      : undefined,
    found.libreOffice === undefined
      ? {
          what: 'LibreOffice',
          leavesOut: 'opening of DOCX notes and XLSX tables by a real office',
          install: 'apt-get install libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation',
        }
      : undefined,
    found.pdfToPpm === undefined
      ? { what: 'pdftoppm', leavesOut: 'pictures of rendered notes', install: 'apt-get install poppler-utils' }
      : undefined,
  ].filter((lack) => lack !== undefined)
}

function onPath(...names: readonly string[]): string | undefined {
  return names
    .map((name) => ({ name, folder: folderOnPath(name) }))
    .flatMap(({ name, folder }) => (folder === undefined ? [] : [join(folder, name)]))[0]
}

function folderOnPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '').split(delimiter).find((folder) => folder !== '' && existsSync(join(folder, name)))
}

/** Debian keeps the server's programs off the PATH, one folder for each major version. */
function debianPostgres(): string | undefined {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return undefined
  return readdirSync(root)
    .toSorted((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10))
    .map((version) => join(root, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')))
}
