import { useState } from 'preact/hooks';
import { vocabularyModel } from '../api/client';
import { taken } from '../inventories/handed';
import { typeOf } from '../inventories/stream';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Allowed } from '../parts/Allowed';
import { FileButton } from '../parts/FileButton';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { MappingBench } from './MappingBench';
import { type Sample, type Whole, columnsOf, keptInventories, mapping } from './service';

/** What the page is opened with: a mapping to edit, and what it is to be checked against. */
interface Opened {
  id: string | null;
  file?: File;
  inventory?: string;
}

export function MappingPage() {
  return (
    <>
      <nav aria-label="Breadcrumb" class="breadcrumb small">
        <a href="/inventories">Inventories</a> / <span aria-current="page">Mapping</span>
      </nav>
      {/* A file is taken once: not before whoever asks may do something with it. */}
      <Allowed role="analyst">{() => <Opening />}</Allowed>
    </>
  );
}

function Opening() {
  const query = new URLSearchParams(location.search);
  const [chosen, setChosen] = useState<File>();
  const { value } = useLoaded(
    async (): Promise<Opened> => ({
      id: query.get('id'),
      file: query.has('file') ? await taken() : undefined,
      inventory: query.get('inventory') ?? undefined,
    }),
    [],
  );
  if (!value) {
    return <Loading what="Taking the file" />;
  }
  const file = chosen ?? value.file;
  if (value.id === null && !file) {
    return (
      <section class="card" aria-labelledby="begin">
        <h1 id="begin">A new mapping</h1>
        <p>It begins with the columns of a file: those that are called as facts are make these facts, the others nothing yet.</p>
        <FileButton accept=".csv,.xlsx,.ndjson,.jsonl" onFile={setChosen}>
          Choose a file
        </FileButton>
      </section>
    );
  }
  if (value.id === null && typeOf(file!.name) === undefined) {
    return (
      <Alert kind="danger" title="This file is not read">
        Its name ends in none of .csv, .xlsx, .ndjson and .jsonl.
      </Alert>
    );
  }
  return <Loaded id={value.id} file={file} inventory={value.inventory} />;
}

function Loaded({ id, file, inventory }: Opened) {
  const { value, problem } = useLoaded(
    () => Promise.all([id === null ? begun(file!) : mapping(id), vocabularyModel(), keptInventories()]),
    [id, file],
  );
  if (problem) {
    return <ProblemAlert problem={problem} />;
  }
  if (!value) {
    return <Loading what="Loading the mapping" />;
  }
  const sample: Sample | undefined = file ?? inventory;
  return (
    <MappingBench mapping={value[0]} vocabularyModel={value[1]} inventories={value[2].inventories} sample={sample} />
  );
}

/** One that nobody keeps yet. */
async function begun(file: File): Promise<Whole> {
  const { model } = await columnsOf(file);
  return { id: '', version: '', shipped: false, model };
}
