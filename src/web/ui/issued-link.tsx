import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Card } from './card.tsx'

/** A one-time link, shown once: to be copied and passed on. */
export function IssuedLinkCard({ link, until, name }: { link: string; until: string; name: string }) {
  const [copied, setCopied] = useState(false)
  // Without JavaScript, or on a page without https, there is no clipboard: the link is selected by hand.
  const [mayCopy, setMayCopy] = useState(false)
  useEffect(() => setMayCopy('clipboard' in navigator), [])
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <Card title="Ссылка на один вход">
      <p>
        {name}: передайте эту ссылку лично или тем способом, которому доверяете. До {until} она сработает один раз.
        Больше программа её не покажет.
      </p>
      <p className="notice" style={{ overflowWrap: 'anywhere' }}>
        {link}
      </p>
      {mayCopy && (
        <Button variant="default" onClick={() => void copy()}>
          {copied ? 'Скопировано' : 'Скопировать'}
        </Button>
      )}
    </Card>
  )
}
