import { defineConfig } from 'vitest/config';
import { darkByMedia } from './build/dark-css';
import { lean } from './build/lean-css';
import { pages } from './build/pages';
import { whole } from './build/whole';

/** `vite build` makes all pages but the first one, which `vite build --mode first` puts beside them. */
export default defineConfig(({ mode }) => ({
  // A page an address: each loads no more than it needs, and the server knows which addresses there are.
  appType: 'mpa',
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  plugins: [pages(mode === 'first'), lean(), mode === 'first' && whole()],
  css: { postcss: { plugins: [darkByMedia()] } },
  // For work on the pages alone: a service that runs elsewhere answers.
  server: { proxy: { '/v1': process.env.CLAUSEWISE_URL ?? 'http://localhost:8080' } },
  build: {
    target: 'es2022',
    // The DMN editor comes as one file of twelve megabytes, loaded where it is opened and nowhere else.
    chunkSizeWarningLimit: 12_500,
    // The pages' policy (Content-Security-Policy) allows no inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    emptyOutDir: mode !== 'first',
    // What several pages share comes in few files: on a slow line each costs a way there and back.
    rollupOptions: {
      output: {
        experimentalMinChunkSize: 20_000,
        // By a name of its own, so that no page without a chart gets it with something else.
        manualChunks: (id) => (/node_modules\/(d3-|internmap)/.test(id) ? 'charts' : undefined),
      },
    },
  },
  test: {
    include: ['src/**/*.test.ts'],
    // It is published for bundlers: its own imports do not say which files they mean.
    server: { deps: { inline: [/@kie-tools/] } },
    alias: [{ find: /^@kie-tools\/xml-parser-ts$/, replacement: '@kie-tools/xml-parser-ts/dist/index.js' }],
  },
}));
