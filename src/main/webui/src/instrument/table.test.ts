import { DOMParser } from '@xmldom/xmldom';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../api/types';
import { cellInWords, daysInWords, expressionInWords } from './feel';
import { byClause, tableOf } from './table';

const FOLDER = new URL('../../../../../dmn/', import.meta.url);
const read = (name: string) =>
  tableOf(new DOMParser().parseFromString(readFileSync(new URL(name, FOLDER), 'utf8'), 'text/xml'));
const fact = (name: string, more: Partial<Fact> = {}): [string, Fact] => [
  name,
  { name, type: 'enum', set: false, default: 'unknown', meaning: '', question: '', ...more },
];
const FACTS = new Map([
  fact('camera'),
  fact('useCountry', { type: 'country' }),
  fact('useSubdivision', { type: 'subdivision' }),
  fact('similarityThreshold', { type: 'number', unit: 'percent' }),
]);
const says = (of: string, test: string) => {
  const { subject, says } = cellInWords({ of, test }, FACTS);
  return `${subject}: ${says}`;
};

describe('a table for readers', () => {
  it('has every row by its number, with the columns that say something in it', () => {
    // One that is in force changes with its policy.
    const { rows, derived } = read('../src/test/resources/template/acme-new.dmn');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatchObject({ number: 2, clause: 'SCOPE', effect: 'scope', condition: 'outside' });
    expect(rows[1]!.note).toBe('a use that it does not govern');
    expect(rows[1]!.when).toHaveLength(2);
    expect(derived[0]!.question).not.toBe('');
    expect(byClause(rows).flatMap((group) => group.rows)).toHaveLength(4);
    expect(new Set(byClause(rows).map(({ clause }) => clause)).size).toBe(byClause(rows).length);
  });

  it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.dmn') && name !== 'vocabulary.dmn'))(
    'says all cells and derived facts of %s in words',
    (name) => {
      const { rows, derived } = read(name);
      const cells = rows.flatMap((row) => row.when.map((cell) => cellInWords(cell, FACTS)));
      expect(cells.length).toBeGreaterThan(0);
      expect(cells.filter(({ raw }) => raw)).toEqual([]);
      expect(cells.filter((cell) => /[_"]|date\(/.test(`${cell.subject} ${cell.says}`))).toEqual([]);
      const expressions = derived.map(({ expression }) => expressionInWords(expression, FACTS));
      expect(expressions.filter((words) => /facts\.|_|date\(|list contains|satisfies|[=<>]/.test(words))).toEqual([]);
    },
  );

  it('says what a cell asks', () => {
    expect(says('facts.camera', '"body_worn","dash"')).toBe('Camera: Body worn or Dash');
    expect(says('facts.camera', 'not("drone","dash")')).toBe('Camera: none of Drone or Dash');
    expect(says('facts.camera', 'not("drone")')).toBe('Camera: not Drone');
    expect(cellInWords({ of: 'facts.camera', test: '"a","b","c","d","e","f","g"' }, FACTS).brief).toBe('one of 7 values');
    expect(says('facts.useCountry', '"DE"')).toBe('Country of use: Germany');
    expect(says('US police involved', 'false')).toBe('US police involved: no');
    expect(says('facts.similarityThreshold', '>= 99')).toBe('Similarity threshold: at least 99 percent');
    expect(says('facts.camera', 'count(?) > 2')).toBe('Camera: count(?) > 2');
    expect(daysInWords('[date("2022-07-01")..date("2026-07-01"))')).toBe('from 1 July 2022 to 30 June 2026');
    expect(daysInWords('[date("2022-07-01")..date("2026-07-01")),>= date("2027-01-01")')).toBe(
      'from 1 July 2022 to 30 June 2026 or from 1 January 2027 on',
    );
    expect(daysInWords('> date("2022-07-01")')).toBeUndefined();
  });

  it('says what a derived fact is made of', () => {
    expect(
      expressionInWords(
        '(facts.camera = "drone" and facts.useCountry != "US") or list contains(facts.camera, "dash") or list contains(facts.camera, "body_worn")',
        FACTS,
      ),
    ).toBe(
      '("Camera" is Drone and "Country of use" is not United States) or "Camera" includes Dash or Body worn',
    );
  });
});
