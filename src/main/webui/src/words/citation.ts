/** A web address as it stands in a citation, with or without its scheme. */
const WRITTEN = /(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[^\s);,]*)*/g;
/** What an address leaves behind it: empty brackets, and separators with nothing on one side. */
const LEFT_OVER = /\(\s*\)|[,;:](?=\s*[-,;:(])|^[\s,;:-]+|[\s,;:-]+$/g;

const bare = (address: string) => address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');

/** Where in its source something stands: the citation without the address, which is told by itself. Empty if that is all it says. */
export function placeIn(citation: string, address: string | undefined): string {
  if (address === undefined) {
    return citation;
  }
  return citation
    .replace(WRITTEN, (written) => (bare(address).includes(bare(written)) ? '' : written))
    .replace(LEFT_OVER, '')
    .replace(/\s{2,}/g, ' ')
    .replace(LEFT_OVER, '');
}

/** An address that a line has room for: "learn.microsoft.com/.../ai-code-of-conduct". */
export function shortAddress(address: string): string {
  const text = bare(address);
  const steps = text.split(/[?#]/)[0]!.split('/');
  return text.length <= 48 || steps.length < 2 ? text : `${steps[0]}/.../${steps.at(-1)}`;
}
