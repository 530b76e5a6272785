import type { ModelInput } from '../api/types';

/** What somebody typed, by the name of the input. */
export type Entered = Record<string, string>;

/** Types whose values are texts: a number in one is a text all the same. */
const TEXTS = ['string', 'date', 'time', 'date and time', 'days and time duration', 'years and months duration'];

/**
 * Input data as the service takes it. What is left empty is left out. Of a type that is neither a text nor known here the
 * value is JSON; what is no JSON is a text.
 */
export function contextOf(inputs: ModelInput[], entered: Entered): Record<string, unknown> {
  const context: Record<string, unknown> = {};
  for (const { name, type } of inputs) {
    const text = (entered[name] ?? '').trim();
    if (text !== '') {
      context[name] = type !== undefined && TEXTS.includes(type) ? text : parsed(text);
    }
  }
  return context;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
