import { instruments as loadInstruments, vocabulary as loadVocabulary } from '../api/client';
import type { Fact, Instrument } from '../api/types';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { Answer } from './Answer';
import { Examples } from './Examples';
import { Facts } from './Facts';
import { fieldErrors } from './errors';
import { useAsking } from './useAsking';

export function AskPage() {
  const loaded = useLoaded(() => Promise.all([loadVocabulary(), loadInstruments()]), []);
  return (
    <>
      <div class="hero">
        <h1>May this AI be used this way?</h1>
        <p>
          Say what is known about the use. Clausewise answers for the place and the day you ask about, and cites every
          clause that says so. What you do not know is never read as permission.
        </p>
      </div>
      {loaded.problem && <ProblemAlert problem={loaded.problem} />}
      {!loaded.value && !loaded.problem && <Loading what="Loading the facts" />}
      {loaded.value && <Asked vocabulary={loaded.value[0]} instruments={loaded.value[1]} />}
    </>
  );
}

function Asked({ vocabulary, instruments }: { vocabulary: Fact[]; instruments: Instrument[] }) {
  const asking = useAsking(vocabulary);
  const errors = fieldErrors(asking.problem?.detail.errors ?? []);
  return (
    <>
      <Examples open={asking.asked === undefined} onPick={(example) => asking.ask(example)} />
      {asking.badLink && (
        <Alert kind="danger" title="This link cannot be read">
          {asking.badLink} State the facts again below.
        </Alert>
      )}
      <div class="columns">
        <Facts vocabulary={vocabulary} instruments={instruments} asking={asking} errors={errors} />
        <Answer vocabulary={vocabulary} asking={asking} instruments={instruments} />
      </div>
    </>
  );
}
