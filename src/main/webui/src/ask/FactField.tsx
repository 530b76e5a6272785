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
  country?: string;
  onChange: (value: string | string[]) => void;
}

/** The id of what gets the focus for a fact. */
export const fieldId = (prefix: string, name: string) => `${prefix}-${name}`;

/** A fact with its question, what it means, and what is wrong with it. */
export function FactField({ fact, prefix, names, value, error, country, onChange }: FieldProps) {
  const id = fieldId(prefix, fact.name);
  const help = `${id}-help`;
  const stands = defaultInWords(fact, names);
  const said = meaning(fact);
  const control = (
    <FactControl
      fact={fact}
      id={id}
      value={value}
      invalid={!!error}
      describedBy={help}
      country={country}
      onChange={onChange}
    />
  );
  const below = (
    <div id={help} class="help">
      {error && (
        <p class="field-error">
          <Icon name="review_required" /> {error}
        </p>
      )}
      {(said || stands) && (
        <p class="muted small">
          {said && `${said}.`} {stands && `If not stated: ${stands}.`}
        </p>
      )}
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

/**
 * What a fact means, without what it stands for if left out, which is said in words beside it; nothing where the question has
 * said the same.
 */
function meaning(fact: Fact): string | undefined {
  const text = valuesInText(fact.meaning.split('; left out:')[0]!).replace(/\.$/, '');
  const asked = wordsOf(fact.question);
  const added = wordsOf(text).filter((word) => !asked.some((known) => alike(word, known)));
  return added.length >= MORE && !text.startsWith('e.g. ') ? text.charAt(0).toUpperCase() + text.slice(1) : undefined;
}

/** So many words that are not in the question say something that it does not. */
const MORE = 2;

/** Words that add nothing to a question. */
const EMPTY = /^(the|a|an|of|is|are|by|or|and|to|it|one|no|not|on|in|who|what)$/;

const wordsOf = (text: string) => (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => !EMPTY.test(word));

/** "levels" and "level", "stored" and "store". */
const alike = (one: string, other: string) => one.slice(0, 5) === other.slice(0, 5);
