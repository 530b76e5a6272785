import type { Fact } from '../api/types';
import { dayInWords, plusDays } from '../words/dates';
import { countries, nameOf, subdivisions } from '../words/places';
import { factInWords, valueInWords } from '../words/values';
import type { Cell } from './table';

/** A condition of a row for readers: what it looks at, and what it says of it. */
export interface Told {
  /** A fact, or the name of a derived fact; none for the day. */
  fact?: string;
  subject: string;
  says: string;
  /** The same in short, of a list that nobody reads in passing. */
  brief?: string;
  /** Whether nothing is known to say it in words: `says` is FEEL then. */
  raw: boolean;
}

const FACT = /^facts\.(\w+)$/;
const DAY = 'asOf';
const QUOTED = /"([^"]*)"/g;
const LIST = /^"[^"]*"(?:\s*,\s*"[^"]*")*$/;
const NONE_OF = /^not\((.*)\)$/;
const COMPARED = /^(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)$/;
/** More values than this are a list to look up. */
const MANY = 6;
const IN_WORDS = { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least' };

/** What a cell of a table asks, in words. It reads the forms that policy models are written in and leaves any other as it is. */
export function cellInWords({ of, test }: Cell, facts: Map<string, Fact>): Told {
  const name = FACT.exec(of)?.[1];
  const fact = facts.get(name ?? '');
  const subject = name === undefined ? of : factInWords(name);
  const told = (says: string | undefined): Told => ({
    fact: of === DAY ? undefined : (name ?? of),
    subject: of === DAY ? 'Day' : subject,
    says: says ?? test,
    raw: says === undefined,
  });
  if (of === DAY) {
    return told(daysInWords(test));
  }
  if (test === 'true' || test === 'false') {
    return told(test === 'true' ? 'yes' : 'no');
  }
  const compared = COMPARED.exec(test);
  if (compared) {
    return told(`${IN_WORDS[compared[1] as keyof typeof IN_WORDS]} ${valueInWords(compared[2]!, fact)}`);
  }
  const none = NONE_OF.exec(test)?.[1];
  const list = none ?? test;
  if (!LIST.test(list)) {
    return told(undefined);
  }
  const count = [...list.matchAll(QUOTED)].length;
  const words = listed(list, fact, 'or');
  const not = count === 1 ? 'not' : 'none of';
  return {
    ...told(none === undefined ? words : `${not} ${words}`),
    brief: count > MANY ? `${none === undefined ? 'one' : 'none'} of ${count} values` : undefined,
  };
}

/** "from 1 July 2022 to 30 June 2026"; undefined for what is said in another form. */
export function daysInWords(test: string): string | undefined {
  const spans = test.split(/(?<=\)),/).map((part) => {
    const side = /^(<|>=)\s*date\("([\d-]+)"\)$/.exec(part.trim());
    if (side) {
      return side[1] === '<' ? `before ${dayInWords(side[2]!)}` : `from ${dayInWords(side[2]!)} on`;
    }
    const both = /^\[date\("([\d-]+)"\)\.\.date\("([\d-]+)"\)\)$/.exec(part.trim());
    return both && `from ${dayInWords(both[1]!)} to ${dayInWords(plusDays(both[2]!, -1))}`;
  });
  return spans.every((span) => typeof span === 'string') ? spans.join(' or ') : undefined;
}

/** An expression of a derived fact with values, facts and operators in words. It is read by people alone: nothing is computed from it. */
export function expressionInWords(expression: string, facts: Map<string, Fact>): string {
  const fact = (name: string) => facts.get(name);
  return expression
    .replace(
      /every (\w+) in facts\.(\w+) satisfies \1 in \(([^)]*)\)/g,
      (_, _each, name: string, list: string) => `${called(name)} has nothing beside ${listed(list, fact(name), 'and')}`,
    )
    .replace(
      /list contains\(facts\.(\w+), "[^"]*"\)(?: or list contains\(facts\.\1, "[^"]*"\))*/g,
      (all: string, name: string) => `${called(name)} includes ${listed(constants(all), fact(name), 'or')}`,
    )
    .replace(
      /facts\.(\w+) in \(([^)]*)\)/g,
      (_, name: string, list: string) => `${called(name)} is ${listed(list, fact(name), 'or')}`,
    )
    .replace(
      /facts\.(\w+) (=|!=) "([^"]*)"/g,
      (_, name: string, operator: string, value: string) =>
        `${called(name)} ${operator === '=' ? 'is' : 'is not'} ${said(value, fact(name))}`,
    )
    .replace(/facts\.(\w+) = (true|false)/g, (_, name: string, value: string) => `${called(name)} is ${value === 'true' ? 'yes' : 'no'}`)
    .replace(/(<|>=)\s*date\("([\d-]+)"\)/g, (_, side: string, day: string) =>
      side === '<' ? `is before ${dayInWords(day)}` : `is not before ${dayInWords(day)}`,
    )
    .replace(/facts\.(\w+)/g, (_, name: string) => called(name))
    .replace(/\basOf\b/g, 'the day')
    .replace(/>= (\d+)/g, 'is at least $1')
    .replace(/\bnot\(/g, 'not (');
}

const constants = (text: string) => [...text.matchAll(QUOTED)].map(([quoted]) => quoted).join(',');

/** A fact as it stands in a sentence. */
const called = (name: string) => `"${factInWords(name)}"`;

function listed(list: string, fact: Fact | undefined, and: 'and' | 'or'): string {
  const words = [...list.matchAll(QUOTED)].map(([, value]) => said(value!, fact));
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}

function said(value: string, fact: Fact | undefined): string {
  const places = fact?.type === 'country' ? countries : fact?.type === 'subdivision' ? subdivisions : undefined;
  return (places && nameOf(value, places)) ?? valueInWords(value, fact);
}
