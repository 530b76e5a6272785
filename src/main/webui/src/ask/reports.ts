import type { Decision, Instrument } from '../api/types';
import { isReport } from '../words/outcomes';

/** Ids of the instruments that are reports about policies. */
export const reportsOf = (instruments: Instrument[]): ReadonlySet<string> =>
  new Set(instruments.filter(isReport).map(({ id }) => id));

/** Whether nothing but reports answers. */
export const onlyReports = ({ verdicts }: Pick<Decision, 'verdicts'>, reports: ReadonlySet<string>) =>
  areReports(
    verdicts.map(({ instrument }) => instrument),
    reports,
  );

/** Whether these instruments are reports, and there are any. */
export const areReports = (instruments: string[], reports: ReadonlySet<string>) =>
  instruments.length > 0 && instruments.every((id) => reports.has(id));
