/** The last step of an address, where pages about one thing have its id. */
export const lastStep = (path: string) => decodeURIComponent(path.split('/').filter(Boolean).at(-1) ?? '');
