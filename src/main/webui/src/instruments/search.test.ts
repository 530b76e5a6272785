import { describe, expect, it } from 'vitest';
import type { Clause, Registered } from '../api/types';
import { excerpt, hits } from './search';

const clause = (more: Partial<Clause>) => ({ id: 'A', effect: 'prohibits', text: '', citation: 's. 1', ...more }) as Clause;
const instrument = (title: string, clauses: Clause[]) =>
  ({ id: 'X', title, issuer: 'Illinois', jurisdiction: 'US-IL', clauses }) as Registered;
const found = (all: Registered[], search: string) => hits(all, search).map((hit) => hit.clause.id);

describe('a search', () => {
  const all = [
    instrument('Drone act', [
      clause({ id: '17', text: 'No weapons on drones.' }),
      clause({ id: '18', text: 'Warrants.', conditions: { w: 'A warrant is held.' }, doubts: { d: 'Whether a balloon is one.' } }),
    ]),
  ];

  it('finds clauses by what they say, on conditions and open points too', () => {
    expect(found(all, 'weapons')).toEqual(['17']);
    expect(found(all, 'WARRANT held')).toEqual(['18']);
    expect(found(all, 'balloon')).toEqual(['18']);
    expect(found(all, 'weapons warrant')).toEqual([]);
    expect(found(all, ' ')).toEqual([]);
  });

  it('takes words of the instrument too, and not those alone', () => {
    expect(found(all, 'illinois weapons')).toEqual(['17']);
    expect(found(all, 'illinois')).toEqual([]);
  });

  it('marks the words where they stand', () => {
    expect(excerpt('No (1:N) search.', ['(1:n)', 'search'])).toEqual([
      { text: 'No ', marked: false },
      { text: '(1:N)', marked: true },
      { text: ' ', marked: false },
      { text: 'search', marked: true },
      { text: '.', marked: false },
    ]);
    const long = `${'before '.repeat(40)}needle ${'after '.repeat(60)}`;
    const pieces = excerpt(long, ['needle']);
    expect(pieces[0]!.text).toBe('... ');
    expect(pieces.at(-1)!.text).toBe(' ...');
    expect(pieces.map(({ text }) => text).join('').length).toBeLessThan(300);
  });
});
