import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  build: { sourcemap: false, assetsInlineLimit: 0 },
  environments: {
    ssr: {
      build: {
        rolldownOptions: {
          // The server half of the pages imports our own folders at run time, from source: one instance of everything,
          // shared with the command line, and nothing to rebuild when a domain changes.
          external: [/^#/],
        },
      },
    },
  },
})
