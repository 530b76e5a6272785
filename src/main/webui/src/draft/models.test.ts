import { DOMParser } from '@xmldom/xmldom';
import { getMarshaller } from '@kie-tools/dmn-marshaller';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const FOLDER = new URL('../../../../../dmn/', import.meta.url);

/** What the editor would write for a model of which nothing was changed. */
function written(model: string): string {
  const marshaller = getMarshaller(model, { upgradeTo: 'latest' });
  return marshaller.builder.build(marshaller.parser.parse());
}

describe('a model is kept in the form in which the editor writes it, so that a change is seen alone', () => {
  beforeAll(() => {
    Object.assign(globalThis, { DOMParser });
  });

  // `npm run form` rewrites those that are not.
  it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.dmn')))('%s', async (name) => {
    const file = fileURLToPath(new URL(name, FOLDER));
    await expect(written(readFileSync(file, 'utf8'))).toMatchFileSnapshot(file);
  });
});
