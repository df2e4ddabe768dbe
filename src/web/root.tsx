import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Button.css'
import '@mantine/core/styles/Loader.css'
import '@mantine/core/styles/Input.css'
import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/Checkbox.css'
import '@mantine/core/styles/Radio.css'
import '@fontsource-variable/golos-text/wght.css'
import './ui/base.css'
import './ui/shell.css'
import './ui/parts.css'
import './ui/mail.css'
import './ui/plan.css'
import './ui/plan-views.css'
import './ui/revision.css'
import './ui/meetings.css'
import './ui/calendar.css'
import './ui/school-plan.css'
import './ui/orders.css'
import './ui/cases.css'
import './ui/screening.css'
import './ui/honours.css'
import './ui/reports.css'

import { MantineProvider, mantineHtmlProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from 'react-router'
import { themeVariables } from './ui/theme-variables.ts'
import { theme } from './ui/theme.ts'

export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="ru" {...mantineHtmlProps} data-mantine-color-scheme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <Meta />
        <Links />
        <style dangerouslySetInnerHTML={{ __html: themeVariables }} />
      </head>
      <body>
        <a className="skip-link" href="#main">
          К содержанию
        </a>
        <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false}>
          {children}
        </MantineProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export const meta = () => [{ title: 'Объектив' }]

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { title, sentence } = describe(error)
  return (
    <main id="main" className="plain-page">
      <div className="card">
        <h1>{title}</h1>
        <p className="sentence">{sentence}</p>
        <a href="/">На главную</a>
      </div>
    </main>
  )
}

function describe(error: unknown): { title: string; sentence: string } {
  if (!isRouteErrorResponse(error)) {
    return {
      title: 'Что-то сломалось',
      sentence: 'Данные не изменились. Повторите; если не поможет, передайте администратору время и адрес страницы.',
    }
  }
  switch (error.status) {
    case 404:
      return { title: 'Такой страницы нет', sentence: 'Проверьте адрес. Возможно, у вас нет доступа к этим данным.' }
    case 403:
      return {
        title: 'Действие недоступно',
        sentence: 'Ваша роль не позволяет это сделать. Обратитесь к администратору.',
      }
    default:
      return {
        title: 'Не получилось',
        sentence:
          typeof error.data === 'string' && error.data !== '' ? error.data : 'Данные не изменились. Повторите позже.',
      }
  }
}
