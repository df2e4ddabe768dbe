import { Button } from '@mantine/core'
import { Form } from 'react-router'
import { columnTitles, type Finding, type Severity, severityTitles } from '#plan/model'
import { Chip, type Tone } from '../../ui/chip.tsx'

const tones: Readonly<Record<Severity, Tone>> = { error: 'late', warning: 'look', note: 'plain' }

/** One thing that the check of a plan noticed: the words of the document, why they matter, and the way to mend them. */
export function FindingCard(props: {
  finding: Finding
  /** Hidden fields that say which row a mend changes; without them nothing can be mended here. */
  mendFields?: Readonly<Record<string, string>>
}) {
  const { finding, mendFields } = props
  return (
    <div className={finding.severity === 'error' ? 'finding finding-error' : 'finding'}>
      <p>
        <Chip tone={tones[finding.severity]}>{severityTitles[finding.severity]}</Chip>
      </p>
      <p>{finding.reason}</p>
      {finding.quote !== '' && <p className="quote">«{finding.quote}»</p>}
      {finding.advice !== '' && <p className="note">{finding.advice}</p>}
      {finding.mend !== null && mendFields !== undefined && (
        <Form method="post" className="actions">
          <input type="hidden" name="intent" value="mend" />
          {Object.entries(mendFields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="field" value={finding.mend.field} />
          <input type="hidden" name="value" value={finding.mend.value} />
          <Button type="submit" variant="default" size="xs">
            {columnTitles[finding.mend.field]}: «{finding.mend.value}»
          </Button>
        </Form>
      )}
    </div>
  )
}
