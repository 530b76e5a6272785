import { isReport } from '../words/outcomes';

/** Whether a register entry, as it is being written, is of a report about somebody else's policy. */
export const isOfAReport = (register: string) => isReport({ kind: /^kind: *["']?(.*)$/m.exec(register)?.[1] ?? '' });

/** Gives the reader a text as a file. */
export function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The file of an instrument's model. */
export const fileOf = (instrument: string) => `${instrument.toLowerCase()}.dmn`;
