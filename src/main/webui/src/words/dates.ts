import { today as now } from '../facts/raw';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "10 May 2024"; the text itself if it is no day. */
export function dayInWords(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : DAY.format(time);
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

/** "10 May 2024, 09:30:05 UTC" */
export const momentInWords = (moment: string) => `${MOMENT.format(new Date(moment))} UTC`;

/** @param days may be negative */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * When something is in effect: "since 1 May 2024".
 *
 * @param from first day
 * @param to first day on which it no longer is
 */
export function period(from: string | null, to: string | null, today: string = now()): string {
  const last = to === null ? null : dayInWords(plusDays(to, -1));
  if (from === null) {
    return last === null ? 'dates not sourced' : `until ${last}`;
  }
  if (last !== null) {
    return `from ${dayInWords(from)} to ${last}`;
  }
  return from > today ? `from ${dayInWords(from)} on` : `since ${dayInWords(from)}`;
}

/** "In force since 1 May 2024" */
export function inForce(from: string | null, to: string | null, today?: string): string {
  return from === null && to === null ? 'Dates not sourced' : `In force ${period(from, to, today)}`;
}
