import { type Decimal, decimal } from '../api/decimal';
import type { AskedFacts, Fact, Scalar } from '../api/types';

/** Facts as a form and a link hold them: texts, and lists of texts for sets. What is not known is left out. */
export type RawFacts = Record<string, string | string[]>;

/** One case that can be asked about. `instruments` is empty for all. */
export interface UseCase {
  facts: RawFacts;
  asOf: string;
  instruments: string[];
  /** Facts that nobody can find out: an interview does not ask for them again. They stay unknown. */
  skip?: string[];
}

/** Whether two cases are the same question, whatever the order in which it was put together. */
export function isSame(one: UseCase, other: UseCase): boolean {
  return question(one) === question(other);
}

const question = ({ facts, asOf, instruments }: UseCase) =>
  JSON.stringify([asOf, [...instruments].sort(), Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** What the service is asked. A text that is not what its fact takes goes as it is: the service says what is wrong. */
export function toRequest(raw: RawFacts, vocabulary: Fact[]): AskedFacts {
  const types = new Map(vocabulary.map((fact) => [fact.name, fact.type]));
  const facts: AskedFacts = {};
  for (const [name, value] of Object.entries(raw)) {
    facts[name] = typeof value === 'string' ? scalar(value, types.get(name)) : value;
  }
  return facts;
}

/** A case as a request: what is left out of it is all. */
export function requestOf({ facts, asOf, instruments }: UseCase, vocabulary: Fact[]): { facts: AskedFacts; asOf: string; instruments?: string[] } {
  return { facts: toRequest(facts, vocabulary), asOf, ...(instruments.length > 0 && { instruments }) };
}

function scalar(text: string, type: Fact['type'] | undefined): Scalar | Decimal {
  if (type === 'boolean' && (text === 'true' || text === 'false')) {
    return text === 'true';
  }
  return (type === 'number' ? decimal(written(text)) : undefined) ?? text;
}

/** A number as people write it: "99 %", "99,5". A comma before three digits may be of thousands, and is not guessed at. */
const written = (text: string) => text.replace(/\s*%$/, '').replace(/^(-?\d+),(\d{1,2}|\d{4,})$/, '$1.$2');

/** Facts of an answer or an example as a form holds them. Unknown ones are left out. */
export function fromRequest(facts: Record<string, Scalar | string[] | null>): RawFacts {
  const raw: RawFacts = {};
  for (const [name, value] of Object.entries(facts)) {
    if (value !== null && value !== 'unknown') {
      raw[name] = Array.isArray(value) ? value : String(value);
    }
  }
  return raw;
}

/** A fact set to a value, or taken out where there is none. */
export function withFact(raw: RawFacts, name: string, value: string | string[]): RawFacts {
  const { [name]: _, ...others } = raw;
  return value.length === 0 ? others : { ...others, [name]: value };
}

/** Today, in UTC, as the service counts days. */
export function today(now: Date = new Date()): string {
  return now.toISOString().slice(0, 10);
}
