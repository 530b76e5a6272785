/**
 * What may have been meant where percent are asked for and a share is written: of "0.995" it is "99.5". Undefined for what
 * is no share below one.
 */
export function percentOf(text: string): string | undefined {
  const digits = /^0?\.(\d*[1-9])0*$/.exec(text)?.[1];
  if (digits === undefined) {
    return undefined;
  }
  const whole = digits.slice(0, 2).padEnd(2, '0').replace(/^0(?=\d)/, '');
  const rest = digits.slice(2);
  return rest === '' ? whole : `${whole}.${rest}`;
}
