/** The column of a table that numbers its rows. */
const NUMBERS = 60;
const LEAST = 100;
const MOST = 200;
/** From one day to another, in one line. */
const MOST_FOR_DAYS = 370;
const MOST_FOR_HEADING = 140;
const ANNOTATION = 420;
const CHARACTER = 8;
const BESIDE_TEXT = 40;

/** What stands in a column of a table. */
export interface Column {
  heading: string;
  cells: string[];
}

/**
 * How wide the columns of a table are shown, in pixels: that of the row numbers, then those of the table. Days are read in
 * one line, a list in a few, and the words about a row without opening them.
 *
 * @param annotations how many columns of words about a row come after the others
 */
export function widthsOf(columns: Column[], annotations: number): number[] {
  const wide = columns.map(({ heading, cells }) =>
    Math.max(LEAST, Math.min(MOST_FOR_HEADING, room(heading)), Math.min(heading === 'asOf' ? MOST_FOR_DAYS : MOST, Math.max(...cells.map(room)))),
  );
  return [NUMBERS, ...wide, ...Array<number>(annotations).fill(ANNOTATION)];
}

const room = (text: string) => Math.ceil((text.length * CHARACTER + BESIDE_TEXT) / 10) * 10;

/**
 * A model without widths that say nothing. The editor writes those for the other columns when one is inserted into a table
 * without widths, and cannot open what it wrote.
 */
export function readable(model: string): string {
  return model.replace(/<kie:width\s*(?:\/>|>\s*<\/kie:width>)/g, `<kie:width>${LEAST}</kie:width>`);
}
