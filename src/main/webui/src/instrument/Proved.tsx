import type { ComponentChildren } from 'preact';
import { proof as load } from '../api/client';
import type { Proof } from '../api/types';
import { today } from '../facts/raw';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Icon } from '../parts/Icon';
import { Loading } from '../parts/Loading';
import { OutcomeLabel } from '../parts/OutcomeLabel';
import { useLoaded } from '../parts/useLoaded';
import { caseLink } from './caseLink';

/** What holds of every use case by an instrument. */
export function Proved({ instrument }: { instrument: string }) {
  const { value, problem } = useLoaded(() => load(instrument), [instrument]);
  return (
    <section class="card" aria-labelledby="proved">
      <h2 id="proved">What is proved</h2>
      {problem && <ProblemAlert problem={problem} />}
      {!value && !problem && <Loading what="Loading the proof" />}
      {value && !value.exact && (
        <Alert kind="info" title="Nothing is proved of this instrument">
          {value.reason}
        </Alert>
      )}
      {value?.exact && <Exact proof={value} />}
    </section>
  );
}

function Exact({ proof }: { proof: Proof }) {
  const link = (facts: Parameters<typeof caseLink>[1]) => caseLink(proof.instrument, facts, today());
  return (
    <>
      <p class="muted">
        Not tried on samples: looked at over all {BigInt(proof.combinations).toLocaleString('en-GB')} combinations of
        what the table tells apart.
      </p>
      <ul class="proof-list">
        <Item holds={proof.gaps.length === 0}>
          {proof.gaps.length === 0 ? (
            'No gap: some row decides every use case.'
          ) : (
            <>
              {proof.gaps.length} {proof.gaps.length === 1 ? 'kind' : 'kinds'} of use case that no row decides.{' '}
              {proof.gaps.map((gap, i) => (
                <a key={i} href={link(gap.witness)}>
                  One of them
                </a>
              ))}
            </>
          )}
        </Item>
        <Item holds={proof.deadRows.length === 0}>
          {proof.deadRows.length === 0
            ? 'No dead row: every row of the table applies to some use case.'
            : `Rows that apply to no use case: ${rows(proof.deadRows)}.`}
        </Item>
        <Item holds={proof.shadowedRows.length === 0}>
          {proof.shadowedRows.length === 0
            ? 'No row is always taken away by another one.'
            : `Rows that another one always takes away: ${rows(proof.shadowedRows)}.`}
        </Item>
        <Item holds={proof.overlaps.length === 0}>
          {proof.overlaps.length === 0
            ? 'No two rows say different things of one clause about the same use case.'
            : proof.overlaps.map((overlap) => (
                <span key={`${overlap.row} ${overlap.other}`}>
                  Rows {overlap.row} and {overlap.other} say different things of {overlap.clause}:{' '}
                  <a href={link(overlap.witness)}>a use case</a>.{' '}
                </span>
              ))}
        </Item>
      </ul>
      <h3>Invariants</h3>
      <ul class="proof-list" data-testid="invariants">
        {proof.invariants.map((invariant) => (
          <Item key={invariant.id} holds={invariant.holds}>
            <span class="pf-v6-screen-reader">{invariant.holds ? 'Holds: ' : 'Broken: '}</span>
            {invariant.says}{' '}
            <span class="muted small">
              {invariant.clauses.length > 0 && `Rests on ${invariant.clauses.join(', ')}.`}
            </span>
            {invariant.counterexample && (
              <>
                {' '}
                <a href={link(invariant.counterexample)}>A use case for which it does not hold</a>{' '}
                {invariant.outcome && <OutcomeLabel outcome={invariant.outcome} />}
              </>
            )}
          </Item>
        ))}
      </ul>
    </>
  );
}

function Item({ holds, children }: { holds: boolean; children: ComponentChildren }) {
  return (
    <li class={holds ? 'holds' : 'broken'}>
      <Icon name={holds ? 'permitted' : 'review_required'} />
      <span>{children}</span>
    </li>
  );
}

const rows = (all: Proof['deadRows']) => all.map(({ row, clause }) => `${row} (${clause})`).join(', ');
