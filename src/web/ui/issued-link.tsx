import { Button } from '@mantine/core'
import { useState } from 'react'
import { Card } from './card.tsx'

/** A one-time link, shown once: to be copied and passed on. */
export function IssuedLinkCard({ link, until, name }: { link: string; until: string; name: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <Card title="Ссылка на один вход">
      <p>
        {name}: передайте эту ссылку лично или тем способом, которому доверяете. Она сработает один раз и действует до{' '}
        {until}. Больше программа её не покажет.
      </p>
      <p className="notice" style={{ overflowWrap: 'anywhere' }}>
        {link}
      </p>
      {/* Without JavaScript the link is selected by hand. */}
      <Button variant="default" onClick={() => void copy()}>
        {copied ? 'Скопировано' : 'Скопировать'}
      </Button>
    </Card>
  )
}
