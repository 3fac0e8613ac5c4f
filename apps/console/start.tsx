import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { createQueries } from '#kit/ui/console/client.ts'
import { Dressed, pageNonce, readerLocale } from '#kit/ui/console/index.ts'
import '#kit/ui/console/console.css'
import '#kit/ui/console/time-grid/time-grid.css'
import './shell/shell.css'
import { createRouter } from './router.tsx'

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <Dressed locale={readerLocale()} nonce={pageNonce()}>
      <QueryClientProvider client={createQueries()}>
        <RouterProvider router={createRouter()} />
      </QueryClientProvider>
    </Dressed>
  </StrictMode>,
)
