import { expect, it } from 'vitest';
import ts from 'typescript';

const SOURCES = import.meta.glob<string>(['./**/*.ts', './**/*.tsx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The modules of ours that a module imports, be it for a type alone. */
function imports(file: string): string[] {
  const names = ts.preProcessFile(SOURCES[file]!).importedFiles.map(({ fileName }) => fileName);
  return names
    .filter((name) => name.startsWith('.') && !/\.(css|svg|json)$/.test(name))
    .map((name) => {
      const path = `.${new URL(name, `file://${file.slice(1)}`).pathname}`;
      const found = [`${path}.ts`, `${path}.tsx`].find((source) => source in SOURCES);
      expect(found, `what ${file} imports as ${name}`).toBeDefined();
      return found!;
    });
}

/** A way from a module back to one that is on it; `clear` has those that are on no circle. */
function circle(file: string, way: string[], clear: Set<string>): string[] | undefined {
  if (way.includes(file)) {
    return [...way.slice(way.indexOf(file)), file];
  }
  for (const other of clear.has(file) ? [] : imports(file)) {
    const found = circle(other, [...way, file], clear);
    if (found) {
      return found;
    }
  }
  clear.add(file);
  return undefined;
}

it('no module imports itself, through whatever others', () => {
  expect(imports('./draft/main.tsx')).toEqual(['./parts/Frame.tsx', './draft/DraftPage.tsx']);
  const clear = new Set<string>();
  for (const file of Object.keys(SOURCES)) {
    expect(circle(file, [], clear)).toBeUndefined();
  }
  expect(clear.size).toBe(Object.keys(SOURCES).length);
});
