import type { ProblemDetail } from '../api/types';

type Errors = NonNullable<ProblemDetail['errors']>;

/** What is wrong, by the field of the form that it is about: the name of a fact, `asOf` or `instruments`. */
export function fieldErrors(errors: Errors): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const error of errors) {
    const field = fieldOf(error.pointer);
    if (field !== undefined) {
      fields[field] = fields[field] === undefined ? error.detail : `${fields[field]} ${error.detail}`;
    }
  }
  return fields;
}

/** The field that a JSON pointer (RFC 6901) into a request is about. */
export function fieldOf(pointer: string): string | undefined {
  const [, top, name] = pointer.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return top === 'facts' ? name : top;
}
