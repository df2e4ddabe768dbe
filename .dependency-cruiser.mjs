// Who may import whom: the table of ARCHITECTURE.md, written once, here. `npm run borders` and `npm test` check it.

/** Folders from the foundation up; a folder may import only from lines above its own. */
const layers = [
  ['kernel'],
  ['stats', 'deadlines'],
  ['tabular', 'db'],
  ['draws', 'assignments'],
  ['documents'],
  ['jobs', 'audit'],
  ['mail'],
  ['organisations'],
  ['access'],
  ['procedures'],
  ['calendar'],
  ['plan'],
  ['results'],
  ['screening'],
  ['cases'],
  ['honours'],
  ['meetings'],
  ['reports'],
  ['orders'],
  ['reminders'],
  ['demo'],
  ['app'],
  ['web', 'cli'],
]

/** Nouns that a folder may take from above: charts draw marks and levels. */
const nounsFromAbove = { documents: ['procedures'] }

const test = '\\.test\\.tsx?$|/testing\\.ts$'

/** `model.ts`, and the files it is split into when it grows: `import-model.ts`. */
const nouns = '^src/[^/]+/[a-z-]*model\\.ts$'

const anyOf = (folders) => `^src/(${folders.join('|')})/`

const oneWay = layers.flatMap((folders, height) =>
  folders.map((folder) => ({
    name: `${folder}-imports-only-downward`,
    comment: `${folder} stands below these folders, or beside them: see the layers at the head of .dependency-cruiser.mjs`,
    severity: 'error',
    from: { path: `^src/${folder}/`, pathNot: test },
    to: {
      path: anyOf([...folders.filter((other) => other !== folder), ...layers.slice(height + 1).flat(), '-']),
      // Everyone names a role or a right in the words of `access`; and the command `serve` starts the pages.
      pathNot: [
        '^src/access/(model|policy)\\.ts$',
        ...(nounsFromAbove[folder] ?? []).map((above) => `^src/${above}/model\\.ts$`),
        ...(folder === 'cli' ? ['^src/web/server\\.ts$'] : []),
      ],
    },
  })),
)

export default {
  forbidden: [
    ...oneWay,
    {
      name: 'enter-by-the-front-door',
      comment:
        'Another folder is entered by its index.ts, model.ts or policy.ts (db also by tables.ts), never by an inner file.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: test },
      to: {
        path: '^src/[^/]+/',
        pathNot: [
          '^src/$1/',
          '^src/kernel/',
          '^src/[^/]+/(index|model|policy)\\.ts$',
          '^src/db/tables\\.ts$',
          '^src/web/server\\.ts$',
          // The command line reads the environment before it decides how much of the program to load.
          '^src/app/config\\.ts$',
        ],
      },
    },
    {
      name: 'tests-enter-by-the-front-door',
      comment: 'A test may look inside its own folder; elsewhere it uses front doors and #db/testing.',
      severity: 'error',
      from: { path: '^src/([^/]+)/.*(\\.test\\.tsx?$|testing\\.ts$)' },
      to: {
        path: '^src/[^/]+/',
        pathNot: [
          '^src/$1/',
          '^src/kernel/',
          '^src/[^/]+/(index|model|policy)\\.ts$',
          '^src/[^/]+/testing\\.ts$',
          '^src/db/tables\\.ts$',
        ],
      },
    },
    {
      name: 'testing-doors-are-for-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: '/testing\\.ts$' },
    },
    {
      name: 'pure-mathematics',
      comment: 'stats and deadlines do no input or output and know no Node.',
      severity: 'error',
      from: { path: '^src/(stats|deadlines)/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'kernel-knows-no-node',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'drivers-only-in-db',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/db/' },
      to: { path: 'node_modules/(better-sqlite3|pg|@types/better-sqlite3|@types/pg)/' },
    },
    {
      name: 'bulk-and-sheet-libraries-only-in-tabular',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/tabular/' },
      to: { path: 'node_modules/(@duckdb|read-excel-file|write-excel-file|iconv-lite|saxes)/' },
    },
    {
      name: 'document-libraries-only-in-documents',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/documents/' },
      to: { path: 'node_modules/(docx|mammoth|pdfjs-dist|echarts|@resvg|ical-generator)/' },
    },
    {
      name: 'solver-only-in-assignments',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/assignments/solver/' },
      to: { path: 'node_modules/highs/' },
    },
    {
      name: 'letters-only-by-mail',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/mail/|${test}` },
      to: { path: 'node_modules/nodemailer/' },
    },
    {
      name: 'pages-and-commands-write-no-queries',
      comment: 'web and cli call operations; a query belongs to a domain.',
      severity: 'error',
      from: { path: '^src/(web|cli)/', pathNot: test },
      to: { path: 'node_modules/kysely/' },
    },
    {
      name: 'pages-do-not-import-db',
      severity: 'error',
      from: { path: '^src/web/', pathNot: test },
      to: { path: '^src/db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nouns-are-browser-safe',
      comment: 'model.ts files go to the browser: nouns, zod and small pure functions only.',
      severity: 'error',
      from: { path: nouns },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nouns-know-no-node',
      severity: 'error',
      from: { path: nouns },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nouns-import-nouns',
      severity: 'error',
      from: { path: nouns },
      to: { path: '^src/', pathNot: ['^src/kernel/', nouns], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'indicators-see-only-statistics',
      severity: 'error',
      from: { path: '^src/screening/indicate-', pathNot: test },
      to: { path: '^src/', pathNot: ['^src/(screening|kernel|stats)/', nouns] },
    },
    {
      name: 'no-cycles',
      comment: 'A ring that types alone close is let through: nothing of it is left when the program runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '\\+types/' },
    },
    {
      name: 'only-declared-packages',
      comment: 'What the product imports stands in dependencies, not in devDependencies.',
      severity: 'error',
      from: { path: '^src/', pathNot: [test, '^src/web/routes\\.ts$'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\+types/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'types', 'default'] },
  },
}
