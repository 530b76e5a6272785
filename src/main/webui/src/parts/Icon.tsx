import type { Outcome } from '../api/types';

/** Drawn on a grid of 24, stroked in the colour of the text around. */
const PATHS = {
  prohibited: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.8 5.8l12.4 12.4',
  review_required: 'M12 3.5 2.5 20h19L12 3.5M12 10v4.5M12 17.3v.2',
  permitted_with_conditions: 'M9 5h11M9 12h11M9 19h11M3 5l1.3 1.3L6.8 3.8M3 12l1.3 1.3 2.5-2.5M3 19l1.3 1.3 2.5-2.5',
  permitted: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M7.8 12.3l3 3 5.6-6',
  not_applicable: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12h8',
  open: 'M9 9a3 3 0 1 1 4.2 2.75c-.8.4-1.2.9-1.2 1.75v.5M12 17.3v.2',
  check: 'M4.5 12.5l5 5 10-11',
  cross: 'M6 6l12 12M18 6 6 18',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7.5v.2',
  down: 'M6 9l6 6 6-6',
  external: 'M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 21 21',
  arrow: 'M4 12h15M13 6l6 6-6 6',
} satisfies Record<Outcome | string, string>;

/** Always beside words that say the same: hidden from readers of the words. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
