import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';

/** A bar of a chart: how many there are of each kind. */
export interface Bar<K extends string> {
  key: string;
  label: string;
  counts: Partial<Record<K, number>>;
}

/** A part of a bar, from where its kind begins on the axis of numbers to where it ends. */
export interface Part<K extends string> {
  kind: K;
  number: number;
  from: number;
  to: number;
}

export interface LaidOut<K extends string> {
  /** Each where it lies on the other axis. */
  bars: { key: string; label: string; at: number; breadth: number; total: number; parts: Part<K>[] }[];
  /** Numbers that are written at the axis. */
  ticks: { number: number; at: number }[];
}

const GAP = 0.3;

/**
 * Where the parts of bars lie, all measured from where the axes meet.
 *
 * @param length of the axis of numbers
 * @param across how long the other axis is
 * @param between about how far numbers at the axis are apart
 */
export function layOut<K extends string>(bars: Bar<K>[], kinds: K[], length: number, across: number, between: number): LaidOut<K> {
  const total = ({ counts }: Bar<K>) => kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  const numbers = scaleLinear()
    .domain([0, Math.max(1, ...bars.map(total))])
    .range([0, length])
    .nice();
  const band = scaleBand()
    .domain(bars.map(({ key }) => key))
    .range([0, across])
    .padding(GAP);
  const series = stack<unknown, Bar<K>, K>()
    .keys(kinds)
    .value((bar, kind) => bar.counts[kind] ?? 0)(bars);
  return {
    bars: bars.map((bar, i) => ({
      key: bar.key,
      label: bar.label,
      at: band(bar.key)!,
      breadth: band.bandwidth(),
      total: total(bar),
      parts: series
        .map((of) => ({ kind: of.key, number: of[i]![1] - of[i]![0], from: numbers(of[i]![0]), to: numbers(of[i]![1]) }))
        .filter(({ number }) => number > 0),
    })),
    // Nothing is counted in halves.
    ticks: numbers
      .ticks(Math.max(2, Math.round(length / between)))
      .filter(Number.isInteger)
      .map((number) => ({ number, at: numbers(number) })),
  };
}

/** A text that has no more room than for so many characters. */
export const shortened = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}\u2026`);
