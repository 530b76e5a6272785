import { draft as loadDraft, vocabulary as loadVocabulary, vocabularyModel } from '../api/client';
import type { Draft, Fact } from '../api/types';
import { ProblemAlert } from '../parts/Alert';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { lastStep } from '../words/address';
import { Bench } from './Bench';
import { OtherBench } from './OtherBench';

export function DraftPage() {
  const id = lastStep(location.pathname);
  const { value, problem } = useLoaded(
    () => Promise.all([loadDraft(id), vocabularyModel(), loadVocabulary()]),
    [id],
  );
  return (
    <>
      <nav aria-label="Breadcrumb" class="breadcrumb small">
        <a href="/workbench">Workbench</a> / <span aria-current="page">{value?.[0].instrument ?? (value ? 'A model' : 'Draft')}</span>
      </nav>
      {problem && (
        <>
          <h1>Draft</h1>
          <ProblemAlert problem={problem} />
        </>
      )}
      {!value && !problem && <Loading what="Loading the draft" />}
      {value && <Of draft={value[0]} vocabularyModel={value[1]} vocabulary={value[2]} />}
    </>
  );
}

function Of({ draft, vocabularyModel, vocabulary }: { draft: Draft; vocabularyModel: string; vocabulary: Fact[] }) {
  const { instrument } = draft;
  return instrument === null ? (
    <OtherBench draft={draft} vocabularyModel={vocabularyModel} />
  ) : (
    <Bench draft={{ ...draft, instrument }} vocabularyModel={vocabularyModel} vocabulary={vocabulary} />
  );
}
