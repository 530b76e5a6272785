import { Fragment } from 'preact';
import type { Fact } from '../api/types';
import { Icon } from '../parts/Icon';
import { defaultInWords, valueInWords, valuesInText } from '../words/values';
import { FactControl, isGroup } from './FactControl';

export interface FieldProps {
  fact: Fact;
  /** Starts every id: one fact may be asked for in two places. */
  prefix: string;
  names: string[];
  value: string | string[] | undefined;
  error?: string;
  onChange: (value: string | string[]) => void;
}

/** The id of what gets the focus for a fact. */
export const fieldId = (prefix: string, name: string) => `${prefix}-${name}`;

/** A fact with its question, what it means, and what is wrong with it. */
export function FactField({ fact, prefix, names, value, error, onChange }: FieldProps) {
  const id = fieldId(prefix, fact.name);
  const help = `${id}-help`;
  const stands = defaultInWords(fact, names);
  const control = (
    <FactControl fact={fact} id={id} value={value} invalid={!!error} describedBy={help} onChange={onChange} />
  );
  const below = (
    <div id={help} class="help">
      {error && (
        <p class="field-error">
          <Icon name="review_required" /> {error}
        </p>
      )}
      <p class="muted small">
        {stands ? `${meaning(fact)}. If not stated: ${stands}.` : `${meaning(fact)}.`}
      </p>
      {fact.values && <Meanings fact={fact} />}
    </div>
  );
  if (isGroup(fact)) {
    return (
      <fieldset class={`fact ${error ? 'fact-wrong' : ''}`} id={id} tabIndex={-1} aria-describedby={help}>
        <legend>{fact.question}</legend>
        {control}
        {below}
      </fieldset>
    );
  }
  return (
    <div class={`fact ${error ? 'fact-wrong' : ''}`}>
      <label for={id}>{fact.question}</label>
      {control}
      {below}
    </div>
  );
}

/** What belongs to each value, and what does not. */
function Meanings({ fact }: { fact: Fact }) {
  return (
    <details class="inner meanings">
      <summary>
        <Icon name="down" />
        What belongs to each
        <span class="pf-v6-screen-reader"> of the answers to: {fact.question}</span>
      </summary>
      <dl class="about small">
        {fact.values!.map(({ value, meaning: words }) => (
          <Fragment key={value}>
            <dt>{valueInWords(value, fact)}</dt>
            <dd>{valuesInText(words)}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}

/** What a fact means, without what it stands for if left out, which is said in words beside it. */
function meaning(fact: Fact): string {
  const text = valuesInText(fact.meaning.split('; left out:')[0]!).replace(/\.$/, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
