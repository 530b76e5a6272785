import type { Plugin } from 'vite';

interface Page {
  file: string;
  /** What search engines and previews of links show; none for the pages of those who edit. */
  description?: string;
  title: string;
  script: string;
  /** What somebody is told whose browser runs no scripts. */
  instead: string;
}

const QUESTION = 'May this AI be used this way, here, on this day, and which clause says so? Not legal advice.';
const SAME_BY_REST = 'The same answers are at /v1, described by /q/openapi.';
const SAME_AS_FILES = 'The models are files in dmn/, which any editor of DMN opens.';

/** A new page is an entry here, its folder in `src`, and its address in `api.Pages`. */
const PAGES: Page[] = [
  {
    file: 'index.html',
    description: QUESTION,
    title: 'Clausewise: may this AI be used this way?',
    script: 'src/ask/main.tsx',
    instead: SAME_BY_REST,
  },
  {
    file: 'compare.html',
    description: QUESTION,
    title: 'Compare - Clausewise',
    script: 'src/compare/main.tsx',
    instead: SAME_BY_REST,
  },
  {
    file: 'inventories.html',
    description: QUESTION,
    title: 'Inventories - Clausewise',
    script: 'src/inventories/main.tsx',
    instead: SAME_BY_REST,
  },
  {
    file: 'mapping.html',
    title: 'Mapping - Clausewise',
    script: 'src/mapping/main.tsx',
    instead: SAME_BY_REST,
  },
  {
    file: 'instruments.html',
    description: QUESTION,
    title: 'Instruments - Clausewise',
    script: 'src/instruments/main.tsx',
    instead: SAME_BY_REST,
  },
  {
    file: 'instrument.html',
    description: QUESTION,
    title: 'Instrument - Clausewise',
    script: 'src/instrument/main.tsx',
    instead: SAME_BY_REST,
  },
  {
    file: 'ledger.html',
    title: 'Ledger - Clausewise',
    script: 'src/ledger/main.tsx',
    instead: SAME_BY_REST,
  },
  {
    file: 'access.html',
    title: 'Access - Clausewise',
    script: 'src/access/main.tsx',
    instead: SAME_BY_REST,
  },
  {
    file: 'missing.html',
    title: 'No such page - Clausewise',
    script: 'src/missing/main.tsx',
    instead: SAME_BY_REST,
  },
  {
    file: 'login.html',
    title: 'Log in - Clausewise',
    script: 'src/login/main.tsx',
    instead: SAME_BY_REST,
  },
  {
    file: 'workbench.html',
    title: 'Workbench - Clausewise',
    script: 'src/workbench/main.tsx',
    instead: SAME_AS_FILES,
  },
  {
    file: 'draft.html',
    title: 'Draft - Clausewise',
    script: 'src/draft/main.tsx',
    instead: SAME_AS_FILES,
  },
];

function html({ description, title, script, instead }: Page): string {
  const about = description && `<meta name="description" content="${description}" />\n    `;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    ${about ?? ''}<title>${title}</title>
    <link rel="icon" href="/src/icon.svg" type="image/svg+xml" />
    <script type="module" src="/${script}"></script>
  </head>
  <body>
    <div id="page"></div>
    <noscript>These pages need JavaScript. ${instead}</noscript>
  </body>
</html>
`;
}

/** Where a page would be, were it on the disk. */
const placeOf = ({ file }: Page) => new URL(`../${file}`, import.meta.url).pathname;

/** The page that most come to first. It is built by itself, as one file (`whole.ts`). */
const FIRST = 'index.html';

/**
 * Makes the pages from one text: for the build, and for Vite's own server.
 *
 * @param first whether the first page is built, or all others
 */
export function pages(first: boolean): Plugin {
  const at = (place: string) => PAGES.find((page) => placeOf(page) === place);
  return {
    name: 'pages',
    enforce: 'pre',
    config: () => ({
      build: { rollupOptions: { input: PAGES.filter(({ file }) => (file === FIRST) === first).map(placeOf) } },
      // What the server prepares it would look for in the pages' files.
      optimizeDeps: { entries: PAGES.map(({ script }) => script) },
    }),
    resolveId: (id) => (at(id) ? id : undefined),
    load: (id) => {
      const page = at(id);
      return page && html(page);
    },
    configureServer: (server) => () => {
      server.middlewares.use(async (request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        const page = PAGES.find(({ file }) => `/${file}` === (path === '/' ? '/index.html' : path));
        if (page === undefined) {
          next();
          return;
        }
        response.setHeader('Content-Type', 'text/html');
        response.end(await server.transformIndexHtml(path, html(page), request.originalUrl));
      });
    },
  };
}
