import type { ProblemDetail } from '../api/types';

type Errors = NonNullable<ProblemDetail['errors']>;

/** What is wrong, by the field of the form that it is about: the name of a fact, `asOf` or `instruments`. */
export function fieldErrors(errors: Errors): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const error of errors) {
    const field = fieldOf(error.pointer);
    if (field !== undefined) {
      const said = inWords(error.detail, field);
      fields[field] = fields[field] === undefined ? said : `${fields[field]} ${said}`;
    }
  }
  return fields;
}

/** It stands at its field: the name of the fact says nothing there, nor do the names of standards. */
function inWords(detail: string, field: string): string {
  if (detail.includes('ISO 3166-1')) {
    return 'We do not know this country. Pick one from the list, or write its code, such as US or DE (ISO 3166-1).';
  }
  if (detail.includes('ISO 3166-2')) {
    return 'We do not know this state or province. Pick one from the list, or write its code, such as US-CA (ISO 3166-2).';
  }
  return detail.startsWith(`${field} takes `) ? `This takes ${detail.slice(field.length + 7)}` : detail;
}

/** The field that a JSON pointer (RFC 6901) into a request is about. */
export function fieldOf(pointer: string): string | undefined {
  const [, top, name] = pointer.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return top === 'facts' ? name : top;
}
