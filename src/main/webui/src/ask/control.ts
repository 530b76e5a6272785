import type { Fact } from '../api/types';

export interface ControlProps {
  fact: Fact;
  id: string;
  value: string | string[] | undefined;
  invalid: boolean;
  describedBy: string;
  /** Where the use is, as far as that is stated: it decides between which states one chooses. */
  country?: string;
  onChange: (value: string | string[]) => void;
}

export const UNKNOWN = "I don't know";

export const notStated = (fact: Fact) => (fact.default === 'unknown' ? UNKNOWN : 'Not stated');

export const formControl = (invalid: boolean) => `pf-v6-c-form-control ${invalid ? 'pf-m-error' : ''}`;

export const text = (value: ControlProps['value']) => (typeof value === 'string' ? value : '');
