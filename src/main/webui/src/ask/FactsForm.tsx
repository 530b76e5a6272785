import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Fact } from '../api/types';
import { type FilledGroup, grouped, matches } from '../facts/groups';
import { withFact } from '../facts/raw';
import { Button } from '../parts/Button';
import { Line } from './AnswerLine';
import { FactField, fieldId } from './FactField';
import { Found, taken } from './Found';
import { Framing } from './Framing';
import { SameCountry } from './SameCountry';
import { onlyReports, reportsOf } from './reports';
import { ASK, FORM, focusOn, onReveal } from './reveal';
import { type FactsProps, countryOf } from './useAsking';

export function FactsForm({ vocabulary, instruments, asking, errors }: FactsProps) {
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
  useEffect(
    () =>
      onReveal((name) => {
        setSearch('');
        setRevealed((before) => new Set([...before, name]));
        focusOn(fieldId(FORM, name));
      }),
    [],
  );
  const set = (fact: Fact, value: string | string[]) =>
    fill({ ...useCase, facts: withFact(useCase.facts, fact.name, value) });

  const field = (fact: Fact) => (
    <Fragment key={fact.name}>
      <FactField
        fact={fact}
        prefix={FORM}
        names={names}
        value={useCase.facts[fact.name]}
        error={errors[fact.name]}
        country={countryOf(asking)}
        onChange={(value) => set(fact, value)}
      />
      <SameCountry fact={fact} facts={useCase.facts} onPick={(value) => set(fact, value)} />
    </Fragment>
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
            placeholder="for example sheriff, bodycam, consent"
            onInput={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </span>
        <p class="pf-v6-screen-reader" role="status">
          {search.trim() && `${found.length} facts found`}
        </p>
        <Found
          vocabulary={vocabulary}
          search={search.trim()}
          onPick={(fact, value) => {
            set(fact, taken(fact, value, useCase.facts));
            setSearch('');
            document.getElementById('search')?.focus();
          }}
        />
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
        <Button kind="primary" type="submit" id={ASK}>
          {asking.pending ? 'Asking ...' : asking.changed ? 'Ask again' : 'Ask'}
        </Button>
        <Button kind="link" onClick={asking.clear}>
          Clear all
        </Button>
        {asking.decision ? (
          <Line
            decision={asking.decision}
            changed={asking.changed}
            report={onlyReports(asking.decision, reportsOf(instruments))}
          />
        ) : (
          <span class="muted small">
            {stated} of {vocabulary.length} facts stated
          </span>
        )}
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
