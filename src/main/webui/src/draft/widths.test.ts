import { expect, it } from 'vitest';
import { readable, widthsOf } from './widths';

it('makes a column as wide as what it says, within bounds', () => {
  const long = 'x'.repeat(200);
  const columns = [
    { heading: 'asOf', cells: ['-', '< date("2024-05-01")'] },
    { heading: '', cells: [] },
    { heading: long, cells: ['-'] },
    { heading: '', cells: [long] },
    { heading: 'asOf', cells: ['[date("2024-05-01")..date("2025-05-01"))'] },
  ];
  expect(widthsOf(columns, 1)).toEqual([60, 200, 100, 140, 200, 360, 420]);
});

it('gives a width to columns whose width says nothing', () => {
  const widths = (...of: string[]) => `<kie:ComponentWidths dmnElementRef="_t">${of.join('\n')}</kie:ComponentWidths>`;
  expect(readable(widths('<kie:width />', '<kie:width/>', '<kie:width></kie:width>', '<kie:width>77</kie:width>'))).toBe(
    widths('<kie:width>100</kie:width>', '<kie:width>100</kie:width>', '<kie:width>100</kie:width>', '<kie:width>77</kie:width>'),
  );
});
