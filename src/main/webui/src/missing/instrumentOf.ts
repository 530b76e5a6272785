/** The instrument that an address is of; undefined if it is of none. */
export function instrumentOf(path: string): string | undefined {
  const name = /^\/instruments\/([^/]+)\/?$/.exec(path)?.[1];
  try {
    return name && decodeURIComponent(name);
  } catch {
    return name;
  }
}
