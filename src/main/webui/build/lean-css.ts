import postcss, { type Root } from 'postcss';
import type { Plugin, Rollup } from 'vite';

type OutputAsset = Rollup.OutputAsset;
type OutputChunk = Rollup.OutputChunk;

const UNUSED_THEME = /\.pf-v6-theme-/;
const CLASS = /\.(pf-[\w-]+)/g;
const REFERENCE = /var\(\s*(--[\w-]+)/g;

/**
 * Leaves out what no page uses of PatternFly's style sheets: other themes, classes that stand in no script or page, the
 * custom properties that nothing left refers to, and the pictures of those. A class must stand in the source as a whole word.
 */
export function lean(): Plugin {
  return {
    name: 'lean-css',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const used = new Set<string>();
      for (const file of files.filter(isOurs)) {
        const text = file.type === 'chunk' ? file.code : file.fileName.endsWith('.html') ? String(file.source) : '';
        for (const word of text.matchAll(/pf-[\w-]+/g)) {
          used.add(word[0]);
        }
      }
      const sheets = files.flatMap((file) =>
        file.type === 'asset' && file.fileName.endsWith('.css')
          ? [{ file, root: postcss.parse(String(file.source)) }]
          : [],
      );
      const roots = sheets.map(({ root }) => root);
      roots.forEach((root) => dropRules(root, used));
      dropProperties(roots);
      sheets.forEach(({ file, root }) => (file.source = root.toString()));
      const texts = files.filter(isOurs).map((file) => (file.type === 'chunk' ? file.code : String(file.source)));
      for (const { fileName } of files) {
        if (/\.(svg|png|jpe?g|woff2?)$/.test(fileName) && !texts.some((text) => text.includes(fileName.split('/').at(-1)!))) {
          delete bundle[fileName];
        }
      }
    },
  };
}

/** The DMN editor has a document and styles of its own. */
const isOurs = (file: OutputAsset | OutputChunk) =>
  file.type === 'asset' || !file.moduleIds.some((id) => id.includes('/@kie-tools/'));

function dropRules(root: Root, used: Set<string>): void {
  root.walkRules((rule) => {
    // Keyframes have selectors too, and no classes.
    const kept = rule.selectors.filter((selector) => !UNUSED_THEME.test(selector) && isUsed(selector, used));
    if (kept.length === 0) {
      rule.remove();
    } else if (kept.length < rule.selectors.length) {
      rule.selectors = kept;
    }
  });
  root.walkAtRules((at) => {
    if (at.nodes?.length === 0) {
      at.remove();
    }
  });
}

/** A selector with alternatives inside stays if what it starts with is used. */
function isUsed(selector: string, used: Set<string>): boolean {
  if (/:(is|where|not|has)\(/.test(selector)) {
    const first = /^\.(pf-[\w-]+)/.exec(selector);
    return first === null || used.has(first[1]!);
  }
  return [...selector.matchAll(CLASS)].every((name) => used.has(name[1]!));
}

function dropProperties(roots: Root[]): void {
  for (let dropped = 1; dropped > 0; ) {
    dropped = 0;
    const referred = new Set<string>();
    for (const root of roots) {
      root.walkDecls((decl) => {
        for (const name of decl.value.matchAll(REFERENCE)) {
          referred.add(name[1]!);
        }
      });
    }
    for (const root of roots) {
      root.walkDecls(/^--/, (decl) => {
        if (!referred.has(decl.prop)) {
          decl.remove();
          dropped++;
        }
      });
    }
  }
  for (const root of roots) {
    root.walkRules((rule) => {
      if (rule.nodes.length === 0) {
        rule.remove();
      }
    });
  }
}
