import type { Plugin, Rollup } from 'vite';

type OutputAsset = Rollup.OutputAsset;
type OutputChunk = Rollup.OutputChunk;

const SCRIPT = /<script type="module"[^>]* src="[^"]+"><\/script>/;
const SHEET = /[ \t]*<link rel="stylesheet"[^>]*>\n/g;

/**
 * Puts the script and the styles of a page into its file. On a slow line a way there and back takes longer than all that
 * the page is made of, and a script that stands in a file of its own is a second way. The service says by their digests that
 * these two may be used, and writes into the page what its script would ask for first (`FirstPage.java`).
 */
export function whole(): Plugin {
  return {
    name: 'whole-page',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const page = only(files.filter((file): file is OutputAsset => file.type === 'asset' && file.fileName.endsWith('.html')));
      const script = only(files.filter((file): file is OutputChunk => file.type === 'chunk'));
      const styles = files.filter((file): file is OutputAsset => file.type === 'asset' && file.fileName.endsWith('.css'));
      const css = styles.map(({ source }) => String(source).trim()).join('\n');
      const html = String(page.source);
      if (!SCRIPT.test(html) || html.match(SHEET)?.length !== styles.length) {
        throw new Error(`${page.fileName} does not load one script and ${styles.length} style sheets`);
      }
      // What is put in is put in as it is: `$` has no meaning in it.
      page.source = html
        .replace(SHEET, '')
        .replace(SCRIPT, () => `<style>${closed(css, 'style')}</style>\n    <script type="module">${closed(script.code.trim(), 'script')}</script>`);
      for (const { fileName } of [script, ...styles]) {
        delete bundle[fileName];
      }
    },
  };
}

function only<T>(files: T[]): T {
  if (files.length !== 1) {
    throw new Error(`${files.length} files where a page is to be one`);
  }
  return files[0]!;
}

/** No text of it ends the element that it stands in. */
function closed(text: string, element: string): string {
  if (text.toLowerCase().includes(`</${element}`) || text.includes('<!--')) {
    throw new Error(`a text in it would end the ${element}`);
  }
  return text;
}
