/**
 * The page that somebody wanted before they had to log in: one of this service, whatever a link says.
 *
 * @param search of the address, with `then`
 */
export function goingOn(search: string): string {
  const then = new URLSearchParams(search).get('then') ?? '/';
  // A path that begins with // or /\\ is another host's to a browser.
  return /^\/(?![/\\])[\x20-\x7e]*$/.test(then) ? then : '/';
}
