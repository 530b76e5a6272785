/** Which records are looked for: the last day is one of them. An `id` is of the one that is open. */
export interface Narrowed {
  from: string;
  to: string;
  outcome: string;
  instrument: string;
  id: string;
}

const NAMES = ['from', 'to', 'outcome', 'instrument', 'id'] as const;

/** Of the part of an address after `#`; what it does not name is left open. */
export function fromAddress(fragment: string): Narrowed {
  const said = new URLSearchParams(fragment.replace(/^#/, ''));
  return Object.fromEntries(NAMES.map((name) => [name, said.get(name) ?? ''])) as unknown as Narrowed;
}

/** With its `#`. */
export const toAddress = (asked: Narrowed) =>
  `#${new URLSearchParams(NAMES.filter((name) => asked[name]).map((name) => [name, asked[name]]))}`;
