import type { Fact } from '../api/types';
import { fromFragment, toFragment } from '../facts/link';
import type { UseCase } from '../facts/raw';
import { dayInWords } from '../words/dates';
import { countries, nameOf, subdivisions } from '../words/places';
import { factInWords, valueInWords } from '../words/values';

/** Each is a decision of its own. */
export const MOST_COLUMNS = 6;

/** Cases as the part of an address after `#`: each as it stands in the address of the first page, one after the other. */
export const toAddress = (cases: UseCase[]) => cases.map(toFragment).join(';');

/**
 * The cases of an address, no more than there is room for.
 *
 * @throws OtherVersion
 */
export const fromAddress = (fragment: string, vocabulary: Fact[], today: string): UseCase[] =>
  fragment
    .replace(/^#/, '')
    .split(';')
    .flatMap((part) => fromFragment(part, vocabulary, today) ?? [])
    .slice(0, MOST_COLUMNS);

/** What is stated of a case: the day, the instruments where they are named, and the facts. */
function stated(useCase: UseCase, facts: Map<string, Fact>): Map<string, string> {
  const words = new Map([['Day', dayInWords(useCase.asOf)]]);
  for (const [name, value] of Object.entries(useCase.facts)) {
    words.set(factInWords(name), inWords(value, facts.get(name)));
  }
  if (useCase.instruments.length > 0) {
    words.set('By', useCase.instruments.join(', '));
  }
  return words;
}

function inWords(value: string | string[], fact: Fact | undefined): string {
  const places = fact?.type === 'country' ? countries : fact?.type === 'subdivision' ? subdivisions : undefined;
  return (typeof value === 'string' && places && nameOf(value, places)) || valueInWords(value, fact);
}

/** A case in words, each fact as "Camera: Body worn". */
export const described = (useCase: UseCase, facts: Map<string, Fact>): string[] =>
  [...stated(useCase, facts)].map(([name, value]) => `${name}: ${value}`);

/** What is otherwise in a case than in the one it is compared with. */
export function otherwise(useCase: UseCase, than: UseCase, facts: Map<string, Fact>): string[] {
  const here = stated(useCase, facts);
  const there = stated(than, facts);
  const changed = [...here].filter(([name, value]) => there.get(name) !== value);
  const gone = [...there.keys()].filter((name) => !here.has(name));
  return [...changed.map(([name, value]) => `${name}: ${value}`), ...gone.map((name) => `${name}: not stated`)];
}

/** Whether two cases are one use on two days. */
export const sameUse = (one: UseCase, other: UseCase) =>
  one.asOf !== other.asOf && toFragment({ ...one, asOf: '' }) === toFragment({ ...other, asOf: '' });
