import { Button } from '@mantine/core'
import { data, Form, Link, redirect, useNavigation } from 'react-router'
import { personNames } from '#access'
import type { PersonId } from '#access/model'
import { canMakePdf } from '#documents'
import { parseWhole } from '#kernel/parse-number'
import { readSetting } from '#organisations'
import { shortAssessmentTitle } from '#procedures'
import type { AssessmentId } from '#procedures/model'
import { gatherAnalyticNote, hasResults, listDocuments, makeAnalyticNote, outlineNote } from '#reports'
import { mostAssessments, noteRefusalSentences } from '#reports/model'
import { enter, type Visit } from '../../enter.ts'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import { chooseNote, issuerFor, noteNodeByCode, workKey } from './choose-note.ts'
import { DocumentList, Downloads } from './document-list.tsx'
import { NoteForm } from './note-form.tsx'
import { NoteOutline } from './note-outline.tsx'
import { seesInside } from './sees-inside.ts'
import type { Route } from './+types/documents.ts'

export const meta = () => [{ title: 'Документы · Объектив' }]

const pageSize = 20

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'reports.read', 'home')
  const search = new URL(args.request.url).searchParams
  const page = Math.max(1, parseWhole(search.get('page') ?? '') ?? 1)
  const pdf = await canMakePdf()
  return visit.app.store.read(async (tx) => {
    const choice = await chooseNote(tx, visit, search)
    const { node, chosen } = choice
    const tooMany = chosen.length > mostAssessments
    const mayMake = visit.may('reports.make-note')
    const note =
      mayMake && node !== 'none' && chosen.length > 0 && !tooMany
        ? await gatherAnalyticNote(tx, {
            node,
            issuer: await issuerFor(tx, visit, node),
            assessments: chosen.map(({ id }) => id),
            at: visit.app.clock(),
          })
        : 'none'
    const { total, documents } = await listDocuments(tx, {
      nodePath: visit.node.path,
      insideOf: seesInside(visit),
      offset: (page - 1) * pageSize,
      limit: pageSize,
    })
    const timezone = await readSetting(tx, visit.node.path, 'timezone')
    const people = await personNames(
      tx,
      documents.map(({ madeBy }) => madeBy).filter((actor) => actor !== 'system') as PersonId[],
    )
    const listed = documents.map((document) => ({
      id: document.id,
      title: document.title,
      at: formatMoment(document.madeAt, timezone),
      by: document.madeBy === 'system' ? 'программа' : (people.get(document.madeBy as PersonId) ?? 'неизвестный'),
      inside: document.audience === 'school',
    }))
    return {
      mayMake,
      seesRegister: visit.may('orders.read'),
      pdf,
      form: {
        procedures: choice.procedures,
        procedure: choice.procedure,
        works: choice.offered.map((assessment) => ({
          key: workKey(assessment),
          grade: assessment.grade,
          subject: assessment.subject,
          chosen: chosen.includes(assessment),
        })),
        municipalities:
          visit.node.kind === 'region' ? choice.municipalities.map(({ code, shortName }) => ({ code, shortName })) : [],
        municipality: choice.municipality === 'none' ? '' : choice.municipality.code,
        schools: choice.schools.map(({ code, shortName }) => ({ code, shortName })),
        whole: choice.wholeOffered && choice.municipality !== 'none' ? choice.municipality.shortName : 'none',
        school: node !== 'none' && node.kind === 'school' ? node.code : '',
      } as const,
      outline:
        note === 'none' || node === 'none'
          ? ('none' as const)
          : {
              place: node.shortName,
              node: node.code,
              works: chosen.map((assessment) => ({ id: assessment.id, title: shortAssessmentTitle(assessment) })),
              audience: note.audience,
              minimumGroup: note.minimumGroup,
              empty: !hasResults(note),
              sections: outlineNote(note),
            },
      problem: tooMany ? noteRefusalSentences['too-many'] : '',
      page,
      total,
      documents: listed,
      made: listed.find(({ id }) => id === search.get('made')),
    }
  })
}

/** Makes the note, keeps it, and comes back to the same choice with the note on top of the list. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const code = String(form.get('node') ?? '')
  const visit = await enter(args, 'reports.make-note', { code })
  const made = await make(visit, code, form.getAll('work').map(String) as AssessmentId[])
  if (!made.ok) return { problem: noteRefusalSentences[made.error] }
  const search = new URL(args.request.url).searchParams
  search.set('made', made.value.id)
  search.delete('page')
  return redirect(`${paths.documents()}?${search}`)
}

async function make(visit: Visit, code: string, assessments: readonly AssessmentId[]) {
  const { store, clock } = visit.app
  const question = await store.read(async (tx) => {
    const node = await noteNodeByCode(tx, code)
    return node === 'none' ? node : { node, issuer: await issuerFor(tx, visit, node), assessments }
  })
  if (question === 'none') throw data(null, { status: 404 })
  return makeAnalyticNote(store, { actor: visit.person.id, at: clock() }, question)
}

export default function Documents({ loaderData, actionData }: Route.ComponentProps) {
  const { form, outline, made, mayMake, pdf } = loaderData
  const problem = actionData?.problem ?? loaderData.problem
  const making = useNavigation().formMethod === 'POST'
  return (
    <>
      <PageHead
        title="Документы"
        lead="Справка собирается из загруженных результатов. Всё, что выпущено, хранится ниже в том виде, в каком вышло."
        actions={
          <>
            <Link to={paths.reports()}>Ежемесячные отчёты</Link>
            {loaderData.seesRegister && <Link to={paths.register()}>Приказы и реестр</Link>}
          </>
        }
      />
      <div className="stack">
        {made !== undefined && (
          <Notice tone="ok">
            <p>
              <strong>{made.title}</strong> готова.
            </p>
            <Downloads id={made.id} title={made.title} pdf={pdf} />
          </Notice>
        )}
        {mayMake && form.works.length === 0 && (
          <Card title="Аналитическая справка">
            <p className="empty">Справку пока не о чем писать: результатов ещё не загружали.</p>
          </Card>
        )}
        {mayMake && form.works.length > 0 && (
          <div className="columns">
            <Card title="Аналитическая справка">
              <NoteForm {...form} />
              {problem !== '' && (
                <p className="field-error" role="alert">
                  {problem}
                </p>
              )}
            </Card>
            <Card title="Что войдёт в справку">
              {outline === 'none' ? (
                <p className="empty">Отметьте предметы, о которых писать справку.</p>
              ) : (
                <>
                  <NoteOutline {...outline} />
                  {!outline.empty && (
                    <Form method="post" className="actions">
                      <input type="hidden" name="node" value={outline.node} />
                      {outline.works.map(({ id }) => (
                        <input key={id} type="hidden" name="work" value={id} />
                      ))}
                      <Button type="submit" loading={making}>
                        Составить справку
                      </Button>
                    </Form>
                  )}
                </>
              )}
            </Card>
          </div>
        )}
        <Card title="Выпущенные документы">
          <DocumentList documents={loaderData.documents} pdf={pdf} />
          {loaderData.total > 0 && (
            <Pager
              page={loaderData.page}
              pageSize={pageSize}
              total={loaderData.total}
              noun={['документ', 'документа', 'документов']}
            />
          )}
          {!pdf && (
            <p className="note">PDF не предлагается: на сервере нет LibreOffice. DOCX можно сохранить как PDF самим.</p>
          )}
        </Card>
      </div>
    </>
  )
}
