import type { Filter } from './filter';

/** What the list is narrowed to, with the day of "in effect on". */
export type Narrowed = Filter & { day: string };

const EMPTY: Narrowed = { text: '', jurisdiction: '', kind: '', day: '' };

/** The filter of the part of an address after `#`; what it does not name is left open. */
export function fromAddress(fragment: string): Narrowed {
  const said = new URLSearchParams(fragment.replace(/^#/, ''));
  const names = Object.keys(EMPTY) as (keyof Narrowed)[];
  return { ...EMPTY, ...Object.fromEntries(names.map((name) => [name, said.get(name) ?? ''])) };
}

/** As it stands in an address, without what is left open; empty if all is. */
export const toAddress = (filter: Narrowed) =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString();
