import type { Fact } from '../api/types';
import type { RawFacts, UseCase } from './raw';

/** Of the form of links. A link of another version is not guessed at. */
export const VERSION = '1';

// No fact has one of these names.
const RESERVED = { version: 'v', day: 'asOf', instruments: 'instruments', skip: 'skip' };

export class OtherVersion extends Error {
  constructor(readonly version: string) {
    super(`This link has the form "${version}"; this page reads form ${VERSION}.`);
  }
}

/**
 * A case as the part of an address after `#`. It stands there and not in the query, because browsers do not send it: what
 * a case is about stays out of the logs of servers and proxies.
 */
export function toFragment(useCase: UseCase): string {
  const parts: [string, string][] = [
    [RESERVED.version, VERSION],
    [RESERVED.day, encode(useCase.asOf)],
    ...Object.entries(useCase.facts).map(([name, value]): [string, string] => [
      encode(name),
      typeof value === 'string' ? encode(value) : value.map(encode).join(','),
    ]),
  ];
  if (useCase.instruments.length > 0) {
    parts.push([RESERVED.instruments, useCase.instruments.map(encode).join(',')]);
  }
  if (useCase.skip && useCase.skip.length > 0) {
    parts.push([RESERVED.skip, useCase.skip.map(encode).join(',')]);
  }
  return parts.map(([name, value]) => `${name}=${value}`).join('&');
}

/**
 * The case of a fragment, with or without its `#`; undefined if there is none.
 *
 * @throws OtherVersion
 */
export function fromFragment(fragment: string, vocabulary: Fact[], today: string): UseCase | undefined {
  const text = fragment.replace(/^#/, '');
  if (!text.includes('=')) {
    return undefined;
  }
  const sets = new Set(vocabulary.filter((fact) => fact.set).map((fact) => fact.name));
  const useCase: UseCase = { facts: {}, asOf: today, instruments: [] };
  let version = '';
  const facts: RawFacts = {};
  for (const part of text.split('&').filter((p) => p.includes('='))) {
    const at = part.indexOf('=');
    const name = decode(part.slice(0, at));
    const value = part.slice(at + 1);
    const members = value.split(',').filter(Boolean).map(decode);
    if (name === RESERVED.version) {
      version = decode(value);
    } else if (name === RESERVED.day) {
      useCase.asOf = decode(value);
    } else if (name === RESERVED.instruments) {
      useCase.instruments = members;
    } else if (name === RESERVED.skip) {
      useCase.skip = members;
    } else if (value !== '') {
      facts[name] = sets.has(name) ? members : decode(value);
    }
  }
  if (version !== VERSION) {
    throw new OtherVersion(version);
  }
  return { ...useCase, facts };
}

// What may stand in a fragment unescaped and separates nothing stays readable.
const encode = (text: string) => encodeURIComponent(text).replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%20/g, '+');

function decode(text: string): string {
  const spaced = text.replace(/\+/g, ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
