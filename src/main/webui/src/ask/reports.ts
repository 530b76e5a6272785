import type { Decision, Instrument } from '../api/types';
import { isReport } from '../words/outcomes';

/** Ids of the instruments that are reports about policies. */
export const reportsOf = (instruments: Instrument[]): ReadonlySet<string> =>
  new Set(instruments.filter(isReport).map(({ id }) => id));

/** Whether nothing but reports answers. */
export const onlyReports = ({ verdicts }: Pick<Decision, 'verdicts'>, reports: ReadonlySet<string>) =>
  verdicts.length > 0 && verdicts.every(({ instrument }) => reports.has(instrument));
