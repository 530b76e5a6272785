import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Problem, createDraft, vocabulary as loadVocabulary } from '../api/client';
import type { Draft } from '../api/types';
import { today } from '../facts/raw';
import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { useLoaded } from '../parts/useLoaded';
import { valueInWords } from '../words/values';

const EMPTY = { id: '', title: '', issuer: '', kind: 'provider policy', place: '', from: today(), citation: '', url: '' };

type Member = keyof typeof EMPTY;

/** Begins an instrument that there is not yet: all of its files, and of every use that it governs the answer "review". */
export function NewInstrument({ onBegun }: { onBegun: (draft: Draft) => void }) {
  const [open, setOpen] = useState(location.hash === '#begin');
  const [entered, setEntered] = useState(EMPTY);
  const [services, setServices] = useState<string[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [pending, setPending] = useState(false);
  const { value: vocabulary } = useLoaded(loadVocabulary, []);
  useEffect(() => {
    if (open && location.hash === '#begin') {
      document.getElementById('begin')?.scrollIntoView();
    }
  }, []);
  const offered = vocabulary?.find(({ name }) => name === 'service');
  const begin = async () => {
    setPending(true);
    setProblem(undefined);
    try {
      const { place, ...rest } = entered;
      const begun = { ...rest, services, ...(place.trim() && { place: place.trim() }) };
      onBegun(await createDraft({ begin: begun, note: 'To be written' }));
    } catch (thrown) {
      setProblem(Problem.of(thrown));
      setPending(false);
    }
  };
  const field = (member: Member, label: string, help: string, control?: ComponentChildren) => (
    <Field
      member={member}
      label={label}
      help={help}
      wrong={wrongAt(problem, `/begin/${member}`)}
      value={entered[member]}
      onInput={(text) => setEntered({ ...entered, [member]: text })}
    >
      {control}
    </Field>
  );
  return (
    <section class="card" aria-labelledby="begin">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h2 id="begin">New instrument</h2>
        </summary>
        <p>
          It begins with a model, a register entry, cases and invariants that the build accepts. Whatever it governs needs
          review until its clauses are written, and never less.
        </p>
        <form
          class="begin"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void begin();
          }}
        >
          {field('id', 'Id', 'Capital letters and digits, in parts with - between them: ACME-AUP, US-OR-133.741')}
          {field('title', 'Title', 'What it is called')}
          {field('issuer', 'Issuer', 'The provider, or whose law it is')}
          {field(
            'kind',
            'Kind',
            '',
            <select
              id="begin-kind"
              value={entered.kind}
              onChange={(event) => setEntered({ ...entered, kind: event.currentTarget.value })}
            >
              <option value="provider policy">Policy of a provider</option>
              <option value="law">Law</option>
            </select>,
          )}
          {field('place', 'Where it applies', 'A country or a state by its code, such as DE or US-OR; everywhere if empty')}
          {field(
            'from',
            'First day',
            'On which it is in force',
            <input
              id="begin-from"
              type="date"
              value={entered.from}
              onInput={(event) => setEntered({ ...entered, from: event.currentTarget.value })}
            />,
          )}
          {field('citation', 'Citation', 'Where its text stands, in words')}
          {field('url', 'Address', 'Of its text: https://...')}
          {offered && (
            <fieldset class="begin-services">
              <legend>Services that it is about</legend>
              <p class="muted small">None for any service.</p>
              <div>
                {(offered.values ?? []).map(({ value }) => (
                  <label key={value} class="small">
                    <input
                      type="checkbox"
                      checked={services.includes(value)}
                      onChange={(event) =>
                        setServices(
                          event.currentTarget.checked ? [...services, value] : services.filter((one) => one !== value),
                        )
                      }
                    />{' '}
                    {valueInWords(value, offered)}
                  </label>
                ))}
              </div>
            </fieldset>
          )}
          <div class="begin-end">
            {problem && <ProblemAlert problem={problem} without={SHOWN} />}
            <Button kind="primary" type="submit" disabled={pending}>
              Begin
            </Button>
          </div>
        </form>
      </details>
    </section>
  );
}

/** What is said beside the fields. */
const SHOWN = Object.keys(EMPTY).map((member) => `/begin/${member}`);

const wrongAt = (problem: Problem | undefined, pointer: string) =>
  problem?.detail.errors?.find((error) => error.pointer === pointer)?.detail;

interface FieldProps {
  member: Member;
  label: string;
  help: string;
  /** What is wrong with it. */
  wrong: string | undefined;
  value: string;
  onInput: (text: string) => void;
  /** Another control than a line of text. */
  children?: ComponentChildren;
}

function Field({ member, label, help, wrong, value, onInput, children }: FieldProps) {
  const id = `begin-${member}`;
  return (
    <div class={wrong === undefined ? 'fact' : 'fact fact-wrong'}>
      <label for={id}>{label}</label>
      <span class="pf-v6-c-form-control">
        {children || (
          <input
            id={id}
            value={value}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={wrong !== undefined}
            aria-describedby={`${id}-help`}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
        )}
      </span>
      <p id={`${id}-help`} class={wrong === undefined ? 'muted small' : 'field-error'}>
        {wrong ?? help}
      </p>
    </div>
  );
}
