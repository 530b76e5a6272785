/** A number as it is written, which JavaScript would round: 98.99999999999999999999 is not 99. */
export class Decimal {
  constructor(readonly text: string) {}
}

/** A decimal in digits as a number where that is the same, else as it is written; undefined for what is none. */
export function decimal(text: string): number | Decimal | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    return undefined;
  }
  const written = text.replace(/^(-?)0+(?=\d)/, '$1');
  return String(Number(written)) === written ? Number(written) : new Decimal(written);
}

/** JSON of a value without methods of its own; decimals as they are written. */
export function toJson(value: unknown): string {
  if (value instanceof Decimal) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return `[${value.map(toJson).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${toJson(member)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
