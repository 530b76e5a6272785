import { describe, expect, it } from 'vitest';
import type { InventoryRow } from '../api/types';
import { KINDS, count, groupings, groups, kindInWords, titleOf } from './group';
import { addressOf, changesOf, rowsOf, typeOf } from './stream';

const row = (number: number, agency: string, outcome?: InventoryRow['outcome'], determined = true): InventoryRow => ({
  row: number,
  cells: { agency, name: `use ${number}` },
  ...(outcome ? { outcome, determined } : { problem: { code: 'wrong-type', detail: 'no' } }),
});

const ROWS = [
  row(1, 'A', 'prohibited'),
  row(2, 'A', 'review_required', false),
  row(3, 'B', 'review_required'),
  row(4, 'A', 'permitted'),
  row(5, 'B'),
];

describe('rows of an inventory', () => {
  it('are counted by what became of them', () => {
    expect(count(ROWS)).toEqual({ prohibited: 1, open: 1, review_required: 1, permitted: 1, problem: 1 });
  });

  it('are grouped, the largest group first', () => {
    expect(groups(ROWS, 'agency').map(({ value, rows }) => [value, rows])).toEqual([
      ['A', 3],
      ['B', 2],
    ]);
    expect(groupings(ROWS)).toEqual(['agency']);
  });

  it('that a report alone was asked about are not called prohibited or permitted', () => {
    expect(kindInWords('prohibited', false)).toBe('Prohibited');
    expect(KINDS.map((kind) => kindInWords(kind, true)).filter((words) => /prohibited|permitted/i.test(words))).toEqual([]);
  });

  it('have a title', () => {
    expect(titleOf(ROWS[0]!)).toBe('A');
    expect(titleOf({ ...ROWS[0]!, labels: { title: 'Doors' } })).toBe('Doors');
    expect(titleOf({ row: 7, cells: { a: ' ' } })).toBe('Row 7');
  });

  it('come as they are told, wherever the parts are cut', async () => {
    const text = ROWS.map((one) => `${JSON.stringify(one)}\n`).join('');
    const bytes = new TextEncoder().encode(text.replace('use 1', 'üse 1'));
    const parts = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < bytes.length; i += 7) {
          controller.enqueue(bytes.slice(i, i + 7));
        }
        controller.close();
      },
    });
    const read: InventoryRow[] = [];
    for await (const rows of rowsOf(new Response(parts))) {
      read.push(...rows);
    }
    expect(read.map((one) => one.row)).toEqual([1, 2, 3, 4, 5]);
    expect(read[0]!.cells.name).toBe('üse 1');
  });
});

describe('a file', () => {
  it('is sent as what its name says', () => {
    expect(typeOf('uses.CSV')).toBe('text/csv');
    expect(typeOf('a.b.jsonl')).toBe('application/x-ndjson');
    expect(typeOf('uses.xls')).toBeUndefined();
    expect(typeOf('uses')).toBeUndefined();
  });

  it('is asked about with no more than was chosen', () => {
    expect(addressOf({ mapping: '', asOf: '2026-04-03', instrument: '' }, 'a b.csv')).toBe(
      '/v1/inventories?asOf=2026-04-03&name=a+b.csv',
    );
  });
});

it('a draft is held against what is in force on one day', () => {
  const days = { from: '2026-04-02', to: '2026-04-03' };
  expect(changesOf('a b', { ...days, draft: '' })).toBe('/v1/inventories/a%20b/changes?from=2026-04-02&to=2026-04-03');
  expect(changesOf('a', { ...days, draft: 'd' })).toBe('/v1/inventories/a/changes?draft=d&asOf=2026-04-02');
});
