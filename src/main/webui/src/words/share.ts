/** A share of combinations, in percent, with two digits that mean something. */
export function shareInWords(percent: number): string {
  return percent < 0.01 ? 'less than 0.01 %' : `${percent.toPrecision(2)} %`;
}
