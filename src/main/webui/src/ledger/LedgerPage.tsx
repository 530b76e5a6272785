import { useEffect, useState } from 'preact/hooks';
import { instruments as loadInstruments } from '../api/client';
import type { Session } from '../api/types';
import { reportsOf } from '../ask/reports';
import { ProblemAlert } from '../parts/Alert';
import { Allowed } from '../parts/Allowed';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { Changes } from './Changes';
import { OneRecord } from './OneRecord';
import { Outcomes } from './Outcomes';
import { Search } from './Search';
import { Verify } from './Verify';
import { type Narrowed, fromAddress, toAddress } from './address';

export function LedgerPage() {
  return (
    <>
      <div class="hero">
        <h1>Ledger</h1>
        <p>
          Every decision as it was recorded: found again, decided again, and proved to be what it was. Facts are shown as
          they were stated, unless they were erased.
        </p>
      </div>
      <Allowed role="auditor">{(session) => <Ledger session={session} />}</Allowed>
    </>
  );
}

function Ledger({ session }: { session: Session }) {
  const [asked, setAsked] = useState(() => fromAddress(location.hash));
  useEffect(() => {
    const follow = () => setAsked(fromAddress(location.hash));
    addEventListener('hashchange', follow);
    // It may have changed before anybody listened.
    follow();
    return () => removeEventListener('hashchange', follow);
  }, []);
  const ask = (narrowed: Narrowed) => {
    location.hash = toAddress(narrowed);
  };
  const { value: known, problem } = useLoaded(loadInstruments, []);
  if (problem) {
    return <ProblemAlert problem={problem} />;
  }
  if (!known) {
    return <Loading what="Loading the instruments" />;
  }
  if (asked.id) {
    return <OneRecord key={asked.id} asked={asked} known={new Map(known.map((one) => [one.id, one]))} />;
  }
  const reports = reportsOf(known);
  const titles = new Map(known.map(({ id, title }) => [id, title]));
  const drafts = session.roles.includes('analyst') || session.roles.includes('approver');
  return (
    <div class="stack">
      <Search asked={asked} titles={titles} reports={reports} onAsk={ask} />
      <Outcomes instrument={asked.instrument} title={titles.get(asked.instrument) ?? asked.instrument} />
      <Verify />
      <Changes asked={asked} drafts={drafts} />
    </div>
  );
}
