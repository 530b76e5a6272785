import type { Fact, Scalar } from '../api/types';
import { FACT_LABELS, VALUE_LABELS } from './labels';
import { countries, nameOf, subdivisions } from './places';

/** Words that are not written as they are spelt in names of facts and values. */
const WRITTEN: Record<string, string> = {
  ai: 'AI',
  annex: 'Annex',
  api: 'API',
  aws: 'AWS',
  azure: 'Azure',
  bedrock: 'Amazon Bedrock',
  cctv: 'CCTV',
  chatgpt: 'ChatGPT',
  claude: 'Claude',
  dhs: 'DHS',
  dod: 'DoD',
  dpia: 'data-protection impact assessment',
  eu: 'EU',
  fedramp: 'FedRAMP',
  fria: 'fundamental-rights impact assessment',
  genai: 'generative AI',
  google: 'Google',
  govcloud: 'GovCloud',
  gpt: 'GPT',
  hr: 'HR',
  ibm: 'IBM',
  id: 'ID',
  ids: 'IDs',
  ii: 'II',
  il2: 'IL2',
  il4: 'IL4',
  il5: 'IL5',
  il6: 'IL6',
  le: 'law-enforcement',
  llama: 'Llama',
  meta: 'Meta',
  mistral: 'Mistral',
  openai: 'OpenAI',
  rekognition: 'Amazon Rekognition',
  xai: 'xAI',
};

function words(parts: string[]): string {
  const text = parts.map((part) => WRITTEN[part] ?? part).join(' ');
  return text === 'xAI' ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether the values of a fact are cities, which may be written by their names. */
export const isCity = (fact: Fact) => fact.values?.some((value) => value.spellings !== undefined) ?? false;

/** A value of an enumerated fact in words: `face_identification` is "Face identification". */
export function valueInWords(value: Scalar | string[], fact?: Fact): string {
  if (Array.isArray(value)) {
    return value.map((member) => valueInWords(member, fact)).join(', ');
  }
  if (typeof value === 'boolean' || (fact?.type === 'boolean' && (value === 'true' || value === 'false'))) {
    return String(value) === 'true' ? 'Yes' : 'No';
  }
  if (typeof value === 'number' || fact?.type === 'number') {
    return fact?.unit ? `${value} ${fact.unit}` : String(value);
  }
  const known = fact?.values?.find((v) => v.value === value);
  if (known?.label !== undefined) {
    return known.label;
  }
  // The name of a city is what it is, whether the vocabulary has it or not.
  const enumerated = fact === undefined || (fact.type === 'enum' && (known !== undefined || !isCity(fact)));
  return enumerated ? (VALUE_LABELS[value] ?? words(value.split('_'))) : (placeInWords(value, fact.type) ?? value);
}

const placeInWords = (code: string, type: Fact['type']) =>
  type === 'country' ? nameOf(code, countries) : type === 'subdivision' ? nameOf(code, subdivisions) : undefined;

/** The name of a fact in words: `actorType` is "Who uses it", `dpiaCompleted` what its parts say. */
export function factInWords(name: string): string {
  const label = FACT_LABELS[name];
  if (label !== undefined) {
    return label;
  }
  return words(
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(' '),
  );
}

/** A text with the values in it in words: "body_worn, dash" is "body worn, dash". */
export function valuesInText(text: string): string {
  return text.replace(/\b[a-z]+(_[a-z]+)+\b/g, (value) => value.replaceAll('_', ' '));
}

/** What a fact stands for where it is left out, with the names of facts in words; undefined if it is simply unknown. */
export function defaultInWords(fact: Fact, names: Iterable<string>): string | undefined {
  if (fact.default === 'unknown') {
    return undefined;
  }
  let text = valuesInText(fact.default);
  for (const name of names) {
    text = text.replace(new RegExp(`\\b${name}\\b`, 'g'), `"${factInWords(name)}"`);
  }
  return text;
}
