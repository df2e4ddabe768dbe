import { createHash } from 'node:crypto'
import type { Act } from '#audit'
import type { WriteTx } from '#db'
import type { NodeId } from '#organisations/model'
import { ensureAssessment, setMarkScale, setTaskSpecification } from '#procedures'
import { type CheckContext, checkStagedFile, importStaged } from '#results'
import type { StagedFile } from '#results/model'
import { type DemoMunicipality, demoYears } from './model.ts'
import { planted } from './planted.ts'
import { stageMarkers, stageReferences, stageWorks } from './stage-demo.ts'

/**
 * Specifications and scales with their source, then three years of works, the comparison rows and the list of markers,
 * each as an import with its receipt. Hears how far it is, 0…1.
 */
export async function plantResults(
  tx: WriteTx,
  act: Act,
  demo: DemoMunicipality,
  municipality: NodeId,
  onProgress: (share: number) => void,
): Promise<void> {
  await plantSpecifications(tx, act, demo)
  const files: readonly { readonly weight: number; readonly staged: () => StagedFile }[] = [
    ...demoYears.map((year) => ({ weight: 0.3, staged: () => stageWorks(demo, year) })),
    ...demoYears.map((year) => ({ weight: 0.03, staged: () => stageReferences(demo, year) })),
    { weight: 0.01, staged: () => stageMarkers(demo) },
  ]
  const context = checkContext(demo)
  let done = 0
  for (const { weight, staged } of files) {
    const file = staged()
    const fileSha256 = createHash('sha256')
      .update(JSON.stringify([file.parts, file.markers]))
      .digest('hex')
    planted(
      await importStaged(tx, {
        staged: file,
        findings: checkStagedFile(file, context),
        mode: 'stop',
        node: municipality,
        fileSha256,
        act,
        onProgress: (share) => onProgress(done + weight * share),
      }),
    )
    done += weight
    onProgress(done)
  }
}

/** What the checks of an upload would know: the demonstration's own schools and assessments. */
function checkContext({ assessments, schools, municipality }: DemoMunicipality): CheckContext {
  const known = schools.map(({ login, name }) => [login, { name, municipality }] as const)
  return { assessments, schools: new Map(known), scope: 'all', expected: {}, latestYear: 'unchecked' }
}

/** Before the imports, so that the source of every scale says what it is and not «from a file». */
async function plantSpecifications(tx: WriteTx, act: Act, demo: DemoMunicipality): Promise<void> {
  for (const {
    procedure,
    year,
    grade,
    subject,
    maxScore,
    tasks,
    tasksSource,
    scale,
    scaleSource,
  } of demo.assessments) {
    const id = await ensureAssessment(tx, { procedure, year, grade, subject })
    if (tasksSource !== 'none') await setTaskSpecification(tx, id, { maxScore, tasks, source: tasksSource, at: act.at })
    if (scale !== 'missing' && scaleSource !== 'none') {
      planted(await setMarkScale(tx, id, { scale, source: scaleSource, at: act.at }, maxScore))
    }
  }
}
