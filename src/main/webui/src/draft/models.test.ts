import { DOMParser } from '@xmldom/xmldom';
import { getMarshaller } from '@kie-tools/dmn-marshaller';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { widthsOf } from './widths';

const CHECKOUT = new URL('../../../../../', import.meta.url);
const FOLDER = new URL('dmn/', CHECKOUT);

/** As the workbench begins a new instrument: a test of the service compares it with this file. */
const BEGUN = new URL('src/test/resources/template/acme-new.dmn', CHECKOUT);

type Model = ReturnType<ReturnType<typeof getMarshaller<'latest'>>['parser']['parse']>;
type Element = NonNullable<Model['definitions']['drgElement']>[number];
type Table = Extract<Extract<Element, { __$$element: 'decision' }>['expression'], { __$$element: 'decisionTable' }>;

/** What the editor would write for a model of which nothing was changed, but for widths that its tables lack. */
function written(model: string): string {
  const marshaller = getMarshaller(model, { upgradeTo: 'latest' });
  const parsed = marshaller.parser.parse();
  giveWidths(parsed);
  return marshaller.builder.build(parsed);
}

/** Without widths the columns are too narrow to read, and a column that is inserted makes a model that no editor opens. */
function giveWidths({ definitions }: Model): void {
  const extension = definitions['dmndi:DMNDI']?.['dmndi:DMNDiagram']?.[0]?.['di:extension'];
  const known = extension?.['kie:ComponentsWidthsExtension']?.['kie:ComponentWidths'] ?? [];
  const without = tables(definitions).filter((t) => !known.some((w) => w['@_dmnElementRef'] === t['@_id']));
  if (without.length > 0) {
    const diagram = ((definitions['dmndi:DMNDI'] ??= {})['dmndi:DMNDiagram'] ??= [{}])[0]!;
    diagram['di:extension'] = {
      ...extension,
      'kie:ComponentsWidthsExtension': { 'kie:ComponentWidths': [...known, ...without.map(widths)] },
    };
  }
}

function widths({ '@_id': id, input = [], output, annotation = [], rule = [] }: Table) {
  const columns = [
    ...input.map((column, i) => ({
      heading: column['@_label'] ?? '',
      cells: rule.map(({ inputEntry = [] }) => inputEntry[i]?.text.__$$text ?? ''),
    })),
    ...output.map((column, i) => ({
      heading: column['@_label'] ?? '',
      cells: rule.map(({ outputEntry }) => outputEntry[i]?.text?.__$$text ?? ''),
    })),
  ];
  const all = widthsOf(columns, annotation.length);
  return { '@_dmnElementRef': id!, 'kie:width': all.map((width) => ({ __$$text: width })) };
}

const tables = ({ drgElement = [] }: Model['definitions']): Table[] =>
  drgElement.flatMap((element) =>
    element.__$$element === 'decision' && element.expression?.__$$element === 'decisionTable'
      ? [element.expression as Table]
      : [],
  );

describe('a model is kept in the form in which the editor writes it, so that a change is seen alone', () => {
  beforeAll(() => {
    Object.assign(globalThis, { DOMParser });
  });

  // `npm run form` rewrites those that are not, and gives tables their widths.
  it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.dmn')))('%s', async (name) => {
    const file = fileURLToPath(new URL(name, FOLDER));
    await expect(written(readFileSync(file, 'utf8'))).toMatchFileSnapshot(file);
  });

  it('one that is begun', () => {
    const begun = readFileSync(BEGUN, 'utf8');
    expect(written(begun)).toBe(begun);
  });
});
