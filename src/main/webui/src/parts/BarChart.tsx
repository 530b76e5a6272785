import { useEffect, useRef, useState } from 'preact/hooks';
import { type Bar, layOut, shortened } from './layout';

interface Props<K extends string> {
  /** What it shows. Its numbers stand in a table beside it: who does not see bars reads that. */
  title: string;
  bars: Bar<K>[];
  /** In the order in which they follow on each other. */
  kinds: { kind: K; words: string }[];
  /** Whether bars stand beside each other, as days do, or lie below each other. */
  upright?: boolean;
}

const LYING = 30;
const UPRIGHT = 220;
const AXIS = 24;
const TOTAL = 52;
/** About as wide as a character is, as drawn. */
const CHARACTER = 7.5;

/** Counts of several kinds, as bars. All of it is attributes and classes: the policy of the pages has no inline styles. */
export function BarChart<K extends string>({ title, bars, kinds, upright = false }: Props<K>) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(240, Math.round(entry!.contentRect.width))));
    watch.observe(place.current!);
    return () => watch.disconnect();
  }, []);
  return (
    <figure class="bars">
      <div ref={place}>
        <svg viewBox={`0 0 ${width} ${upright ? UPRIGHT + 2 * AXIS : bars.length * LYING + AXIS}`} role="img" aria-label={`${title}. The table below has the same numbers.`}>
          <Textures />
          {upright ? <Upright bars={bars} kinds={kinds} width={width} /> : <Lying bars={bars} kinds={kinds} width={width} />}
        </svg>
      </div>
      <figcaption>
        <ul class="bars-legend" aria-hidden="true">
          {kinds.map(({ kind, words }) => (
            <li key={kind}>
              <svg class="swatch" viewBox="0 0 16 16">
                <rect class={`bar-${kind}`} width="16" height="16" />
                {textureOf(kind, { x: 0, y: 0, width: 16, height: 16 })}
              </svg>
              {words}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

type Drawn<K extends string> = Pick<Props<K>, 'bars' | 'kinds'> & { width: number };

function Lying<K extends string>({ bars, kinds, width }: Drawn<K>) {
  const side = Math.min(200, Math.round(width * 0.35));
  const height = bars.length * LYING;
  const { bars: laid, ticks } = layOut(bars, kinds.map(({ kind }) => kind), width - side - TOTAL, height, 90);
  return (
    <g transform={`translate(${side} 0)`}>
      {ticks.map(({ number, at }) => (
        <g key={number}>
          <line class="bars-grid" x1={at} x2={at} y1="0" y2={height} />
          <text x={at} y={height + 17} text-anchor="middle">
            {number.toLocaleString('en')}
          </text>
        </g>
      ))}
      {laid.map((bar) => (
        <g key={bar.key}>
          <text x="-8" y={bar.at + bar.breadth / 2} text-anchor="end" dominant-baseline="central">
            {shortened(bar.label, Math.floor((side - 8) / CHARACTER))}
            <title>{bar.label}</title>
          </text>
          {bar.parts.map((part) => (
            <Part key={part.kind} {...part} words={wordsOf(kinds, part.kind)} x={part.from} y={bar.at} width={part.to - part.from} height={bar.breadth} />
          ))}
          <text x={(bar.parts.at(-1)?.to ?? 0) + 6} y={bar.at + bar.breadth / 2} dominant-baseline="central">
            {bar.total.toLocaleString('en')}
          </text>
        </g>
      ))}
    </g>
  );
}

function Upright<K extends string>({ bars, kinds, width }: Drawn<K>) {
  const across = width - TOTAL;
  const { bars: laid, ticks } = layOut(bars, kinds.map(({ kind }) => kind), UPRIGHT, across, 45);
  // As many names as have room.
  const longest = Math.max(1, ...bars.map(({ label }) => label.length)) * CHARACTER + 8;
  const each = Math.max(1, Math.ceil((longest * bars.length) / across));
  return (
    <g transform={`translate(${TOTAL - 8} ${AXIS})`}>
      {ticks.map(({ number, at }) => (
        <g key={number}>
          <line class="bars-grid" x1="0" x2={across} y1={UPRIGHT - at} y2={UPRIGHT - at} />
          <text x="-6" y={UPRIGHT - at} text-anchor="end" dominant-baseline="central">
            {number.toLocaleString('en')}
          </text>
        </g>
      ))}
      {laid.map((bar, i) => (
        <g key={bar.key}>
          {bar.parts.map((part) => (
            <Part key={part.kind} {...part} words={wordsOf(kinds, part.kind)} x={bar.at} y={UPRIGHT - part.to} width={bar.breadth} height={part.to - part.from} />
          ))}
          {(bars.length - 1 - i) % each === 0 && (
            <text x={bar.at + bar.breadth / 2} y={UPRIGHT + 17} text-anchor="middle">
              {bar.label}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

const wordsOf = <K extends string>(kinds: Props<K>['kinds'], kind: K) => kinds.find((one) => one.kind === kind)!.words;

/** A part of a bar, with its number where there is room for it. */
function Part(props: { kind: string; number: number; words: string; x: number; y: number; width: number; height: number }) {
  const { kind, number, words, x, y, width, height } = props;
  const written = number.toLocaleString('en');
  const box = { x, y, width, height };
  return (
    <g data-part={kind}>
      <title>{`${words}: ${written}`}</title>
      <rect class={`bar-${kind}`} {...box} />
      {textureOf(kind, box)}
      {width >= written.length * CHARACTER + 6 && height >= 15 && (
        <text class="bars-number" x={x + width / 2} y={y + height / 2} text-anchor="middle" dominant-baseline="central">
          {written}
        </text>
      )}
    </g>
  );
}

/** What tells kinds apart on paper that has no colours. */
function Textures() {
  return (
    <defs>
      {Object.entries(LINES).map(([name, d]) => (
        <pattern key={name} id={`texture-${name}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <path class="texture-line" d={d} />
        </pattern>
      ))}
    </defs>
  );
}

/** A report is counted where nothing is open, and the other way round. */
const TEXTURES: Record<string, keyof typeof LINES> = {
  open: 'up',
  reported: 'up',
  review_required: 'down',
  permitted_with_conditions: 'across',
  permitted: 'dots',
  not_applicable: 'net',
  problem: 'along',
};

const textureOf = (kind: string, box: { x: number; y: number; width: number; height: number }) =>
  TEXTURES[kind] && <rect class="texture" fill={`url(#texture-${TEXTURES[kind]})`} {...box} />;

const LINES = {
  up: 'M-2 10 10-2M-2 2 2-2M6 10l4-4',
  down: 'M-2-2 10 10M6-2l4 4M-2 6l4 4',
  across: 'M0 4h8',
  along: 'M4 0v8',
  dots: 'M3 4h2M7 0h2M-1 0h2M7 8h2M-1 8h2',
  net: 'M0 4h8M4 0v8',
};
