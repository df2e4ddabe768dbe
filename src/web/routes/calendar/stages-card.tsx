import { Button, TextInput } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import { type Stage, type StageKind, stageTitles } from '#calendar/model'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { formatDay } from '../plan/plan-words.ts'

interface StagesProps {
  readonly stages: readonly Stage[]
  readonly stagesVersion: number
  readonly counts: readonly { readonly kind: StageKind; readonly done: number; readonly late: number }[]
  readonly schools: number
  readonly mayEdit: boolean
  readonly seesSchools: boolean
}

/** Deadlines of the stages, and how many schools have come how far. */
export function StagesCard({ stages, counts, schools, mayEdit, stagesVersion, seesSchools }: StagesProps) {
  const sending = useNavigation().formMethod === 'POST'
  const countOf = (kind: StageKind) => counts.find((each) => each.kind === kind)
  return (
    <Card title="Этапы">
      <DataTable
        caption="Этапы процедуры"
        captionHidden
        rows={stages}
        rowKey={({ kind }) => kind}
        columns={[
          { title: 'Этап', cell: ({ kind }) => stageTitles[kind] },
          { title: 'Срок', cell: ({ deadline }) => (deadline === null ? 'не назначен' : formatDay(deadline)) },
          ...(seesSchools
            ? [
                {
                  title: 'Готовы',
                  number: true,
                  cell: ({ kind }: Stage) => `${countOf(kind)?.done ?? 0} из ${schools}`,
                },
                {
                  title: 'Опаздывают',
                  number: true,
                  cell: ({ kind }: Stage) => countOf(kind)?.late || '–',
                },
              ]
            : []),
        ]}
      />
      {mayEdit && (
        <details className="rare" style={{ marginTop: 12 }}>
          <summary>Назначить сроки этапов</summary>
          <Form method="post" className="form" key={stagesVersion}>
            <input type="hidden" name="version" value={stagesVersion} />
            <div className="dates-pair">
              {stages.map(({ kind, deadline }) => (
                <TextInput key={kind} type="date" name={kind} label={stageTitles[kind]} defaultValue={deadline ?? ''} />
              ))}
            </div>
            <div>
              <Button type="submit" name="intent" value="stages" loading={sending} variant="default">
                Сохранить сроки
              </Button>
            </div>
          </Form>
        </details>
      )}
    </Card>
  )
}
