import { useEffect, useState } from 'preact/hooks';
import type { Fact, Instrument } from '../api/types';
import { type FilledGroup, grouped, matches } from '../facts/groups';
import { withFact } from '../facts/raw';
import { Button } from '../parts/Button';
import { FactField, fieldId } from './FactField';
import { Framing } from './Framing';
import type { Asking } from './useAsking';

export const FORM = 'fact';

interface Props {
  vocabulary: Fact[];
  instruments: Instrument[];
  asking: Asking;
  errors: Record<string, string>;
}

export function FactsForm({ vocabulary, instruments, asking, errors }: Props) {
  const [search, setSearch] = useState('');
  const { useCase, fill } = asking;
  const names = vocabulary.map((fact) => fact.name);
  const found = search.trim() === '' ? vocabulary : vocabulary.filter((fact) => matches(fact, search.trim()));

  useEffect(() => {
    const first = ['asOf', ...names, 'instruments'].find((name) => errors[name] !== undefined);
    if (asking.problem && first !== undefined) {
      setSearch('');
      requestAnimationFrame(() => document.getElementById(fieldId(FORM, first))?.focus());
    }
  }, [asking.problem]);

  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const reveal = (event: Event) => {
      setSearch('');
      setRevealed((before) => new Set([...before, (event as CustomEvent<string>).detail]));
    };
    addEventListener('reveal-fact', reveal);
    return () => removeEventListener('reveal-fact', reveal);
  }, []);

  const field = (fact: Fact) => (
    <FactField
      key={fact.name}
      fact={fact}
      prefix={FORM}
      names={names}
      value={useCase.facts[fact.name]}
      error={errors[fact.name]}
      onChange={(value) => fill({ ...useCase, facts: withFact(useCase.facts, fact.name, value) })}
    />
  );
  const stated = Object.keys(useCase.facts).length;
  return (
    <form
      class="facts"
      aria-label="The use"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        asking.ask();
      }}
    >
      <Framing useCase={useCase} instruments={instruments} errors={errors} onChange={fill} />
      <div class="search">
        <label for="search">Find a fact</label>
        <span class="pf-v6-c-form-control">
          <input
            id="search"
            type="search"
            value={search}
            placeholder="for example consent, camera, warrant"
            onInput={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </span>
        <p class="pf-v6-screen-reader" role="status">
          {search.trim() && `${found.length} facts found`}
        </p>
      </div>
      {grouped(found).map((group) => (
        <Section
          key={group.title}
          group={group}
          all={search.trim() !== ''}
          wanted={({ name }) =>
            useCase.facts[name] !== undefined || errors[name] !== undefined || revealed.has(name)
          }
          field={field}
        />
      ))}
      {found.length === 0 && <p>No fact has these words.</p>}
      <div class="submit">
        <Button kind="primary" type="submit" disabled={asking.pending}>
          {asking.pending ? 'Asking ...' : 'Ask'}
        </Button>
        <Button kind="link" onClick={asking.clear}>
          Clear all
        </Button>
        <span class="muted small">
          {stated} of {vocabulary.length} facts stated
        </span>
      </div>
    </form>
  );
}

/** A heading with its important facts, those that have a value, and the others on demand. */
function Section(props: {
  group: FilledGroup;
  all: boolean;
  wanted: (fact: Fact) => boolean;
  field: (fact: Fact) => preact.JSX.Element;
}) {
  const { group, all, wanted, field } = props;
  const [open, setOpen] = useState(false);
  const hidden = group.more.filter((fact) => !wanted(fact));
  const more = all || open ? group.more : group.more.filter(wanted);
  return (
    <section class="group">
      <h2>{group.title}</h2>
      {[...group.first, ...more].map(field)}
      {!all && hidden.length > 0 && (
        <Button kind="link" expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show fewer facts' : `Show ${hidden.length} more ${hidden.length === 1 ? 'fact' : 'facts'}`}
          <span class="pf-v6-screen-reader"> under {group.title}</span>
        </Button>
      )}
    </section>
  );
}
