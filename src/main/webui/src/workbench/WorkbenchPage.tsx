import { useState } from 'preact/hooks';
import { Problem, createDraft, deleteDraft, drafts as loadDrafts, instruments as loadInstruments } from '../api/client';
import type { Instrument, ListedDraft } from '../api/types';
import { nameOf } from '../draft/model';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { FileButton } from '../parts/FileButton';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { NewInstrument } from './NewInstrument';

const pageOf = (id: string) => `/workbench/${encodeURIComponent(id)}`;

export function WorkbenchPage() {
  const [turn, setTurn] = useState(0);
  const { value, problem } = useLoaded(() => Promise.all([loadDrafts(), loadInstruments()]), [turn]);
  const off = problem?.detail.code === 'not-found';
  return (
    <>
      <div class="hero">
        <h1>Workbench</h1>
        <p>
          Edit the decision tables of an instrument, see what breaks and whom a change concerns, and propose it. Nothing
          here changes an answer until the service is built from it.
        </p>
      </div>
      {off && (
        <Alert kind="info" title="Nothing is edited here">
          <p>
            This service has no workspace. Run it from a checkout on your own machine, or name a folder with{' '}
            <code>dmn/</code> in it: <code>clausewise.workspace</code>.
          </p>
        </Alert>
      )}
      {problem && !off && <ProblemAlert problem={problem} />}
      {!value && !problem && <Loading what="Loading the drafts" />}
      {value && <Lists drafts={value[0]} instruments={value[1]} onChange={() => setTurn(turn + 1)} />}
    </>
  );
}

const named = ({ instrument }: ListedDraft) => instrument ?? 'a model of no instrument';

function Lists(props: { drafts: ListedDraft[]; instruments: Instrument[]; onChange: () => void }) {
  const { drafts, instruments, onChange } = props;
  const [problem, setProblem] = useState<Problem>();
  const [pending, setPending] = useState(false);
  const titles = new Map(instruments.map(({ id, title }) => [id, title]));

  const begin = async (instrument: string | null, note: string, model?: string) => {
    setPending(true);
    try {
      const draft = await createDraft({ instrument, note, ...(model !== undefined && { model }) });
      location.assign(pageOf(draft.id));
    } catch (thrown) {
      setProblem(Problem.of(thrown));
      setPending(false);
    }
  };
  const bring = async (file: File) => {
    const model = await file.text();
    const name = nameOf(model);
    if (name === undefined) {
      setProblem(
        new Problem({
          title: 'This is not a model',
          status: 0,
          code: 'invalid-model',
          detail: `${file.name} is no DMN model.`,
        }),
      );
    } else {
      await begin(titles.has(name) ? name : null, `From ${file.name}`, model);
    }
  };
  const remove = async (draft: ListedDraft) => {
    if (confirm(`Delete the draft of ${named(draft)}${draft.note && ` (${draft.note})`}? It cannot be brought back.`)) {
      await deleteDraft(draft.id).catch((thrown: unknown) => setProblem(Problem.of(thrown)));
      onChange();
    }
  };
  return (
    <div class="stack">
      {problem && <ProblemAlert problem={problem} />}
      <section class="card" aria-labelledby="drafts">
        <h2 id="drafts">Drafts</h2>
        {drafts.length === 0 && <p>There are none. Begin one from a model in force below.</p>}
        <ul class="draft-list">
          {drafts.map((draft) => (
            <li key={draft.id}>
              <span>
                <a href={pageOf(draft.id)}>{draft.note || 'Without a note'}</a>
                <br />
                <span class="muted small">
                  {draft.instrument === null ? (
                    'A model of no instrument'
                  ) : (
                    <>
                      {titles.get(draft.instrument) ?? 'New: not in the register yet'} <code>{draft.instrument}</code>
                    </>
                  )}
                </span>
              </span>
              <Button
                kind="secondary"
                small
                label={`Delete the draft of ${named(draft)}: ${draft.note}`}
                onClick={() => void remove(draft)}
              >
                Delete
              </Button>
            </li>
          ))}
        </ul>
        <p>
          <FileButton accept=".dmn,.xml" disabled={pending} onFile={(file) => void bring(file)}>
            Import a .dmn file
          </FileButton>{' '}
          <span class="muted small">A model of an instrument becomes a draft of it; any other one opens too, and is evaluated.</span>
        </p>
      </section>
      <NewInstrument onBegun={(draft) => location.assign(pageOf(draft.id))} />
      <section class="card" aria-labelledby="in-force">
        <h2 id="in-force">Models in force</h2>
        <ul class="draft-list">
          {instruments.map(({ id, title }) => (
            <li key={id}>
              <span>
                <a href={`/instruments/${encodeURIComponent(id)}`}>{title}</a>
                <br />
                <code class="muted">{id}</code>
              </span>
              <Button
                kind="secondary"
                small
                disabled={pending}
                label={`Edit ${id}`}
                onClick={() => void begin(id, '')}
              >
                Edit
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
