import type { Clause, Registered } from '../api/types';

/** A clause in which words of a search stand, and where in a text of it. */
export interface Hit {
  instrument: Registered;
  clause: Clause;
  excerpt: Piece[];
}

/** A part of an excerpt. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** As much of a text as tells what a word in it is about. */
const AROUND = 120;

export const wordsOf = (search: string) => search.toLowerCase().split(/\s+/).filter(Boolean);

/** The texts of a clause: what it says, on which conditions, what it leaves open, and where it stands. */
const textsOf = (clause: Clause) => [
  clause.text,
  ...Object.values(clause.conditions ?? {}),
  ...Object.values(clause.doubts ?? {}),
  clause.citation,
];

/**
 * The clauses that all words of a search stand in; a word may stand in what its instrument is called instead, as the state
 * in "drone illinois", but not all of them.
 */
export function hits(instruments: Registered[], search: string): Hit[] {
  const words = wordsOf(search);
  return words.length === 0
    ? []
    : instruments.flatMap((instrument) => {
        const about = [instrument.id, instrument.title, instrument.issuer, instrument.jurisdiction].join(' ').toLowerCase();
        return instrument.clauses.flatMap((clause) => {
          const texts = textsOf(clause);
          const own = [clause.id, ...texts].join(' ').toLowerCase();
          const found = words.every((word) => own.includes(word) || about.includes(word));
          return found && words.some((word) => own.includes(word))
            ? [{ instrument, clause, excerpt: excerpt(best(texts, words), words) }]
            : [];
        });
      });
}

/** The text with the most of the words, the first of those. */
function best(texts: string[], words: string[]): string {
  const count = (text: string) => words.filter((word) => text.toLowerCase().includes(word)).length;
  return texts.reduce((most, text) => (count(text) > count(most) ? text : most));
}

/** A text around the first of the words, with all of them marked. */
export function excerpt(text: string, words: string[]): Piece[] {
  const lower = text.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
  const first = places.length === 0 ? 0 : Math.min(...places);
  const start = first <= AROUND ? 0 : text.lastIndexOf(' ', first - AROUND) + 1;
  const longest = Math.max(...words.map((word) => word.length));
  const end = text.length - first <= 2 * AROUND ? text.length : text.indexOf(' ', first + longest + AROUND);
  const shown = text.slice(start, end < 0 ? undefined : end);
  const alternatives = [...words].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pieces = shown
    .split(new RegExp(`(${alternatives.join('|')})`, 'i'))
    .map((piece, i) => ({ text: piece, marked: i % 2 === 1 }))
    .filter((piece) => piece.text !== '');
  return [
    ...(start > 0 ? [{ text: '... ', marked: false }] : []),
    ...pieces,
    ...(end >= 0 && end < text.length ? [{ text: ' ...', marked: false }] : []),
  ];
}
