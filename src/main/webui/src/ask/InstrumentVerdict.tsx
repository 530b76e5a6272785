import type { Fact, Instrument, Verdict } from '../api/types';
import type { UseCase } from '../facts/raw';
import { Icon } from '../parts/Icon';
import { Reported } from '../parts/reported';
import { REPORTED_OUTCOME, either, isReport } from '../words/outcomes';
import { factInWords } from '../words/values';
import { Counterfactual } from './Counterfactual';
import { FindingItem } from './FindingItem';
import { StandsLabel } from './StandsLabel';
import { byClause } from './findings';

interface Props {
  verdict: Verdict;
  instrument: Instrument | undefined;
  asked: UseCase;
  facts: Map<string, Fact>;
  open: boolean;
  onTry: (useCase: UseCase) => void;
}

export function InstrumentVerdict({ verdict, instrument, asked, facts, open, onTry }: Props) {
  const report = instrument !== undefined && isReport(instrument);
  const certain = byClause(verdict.findings.filter((finding) => finding.certain));
  const possible = byClause(verdict.findings.filter((finding) => !finding.certain));
  return (
    <Reported.Provider value={report}>
      <details class="card verdict" id={`verdict-${verdict.instrument}`} open={open}>
        <summary>
          <Icon name="down" />
          <span class="verdict-title">
            <h4>{verdict.title}</h4>
            <span class="muted small">
              {report && 'A press report about a policy. '}
              {counted(certain.length, possible.length)}
            </span>
          </span>
          <StandsLabel {...verdict} report={report} short />
        </summary>
        <div class="verdict-body">
          {!verdict.determined && (
            <p>
              Not settled: {either(verdict.possibleOutcomes, report ? REPORTED_OUTCOME : undefined).toLowerCase()} is possible. It turns on{' '}
              {verdict.openFacts.slice(0, 5).map(factInWords).join('; ')}
              {verdict.openFacts.length > 5 && ` and ${verdict.openFacts.length - 5} more facts`}.
            </p>
          )}
          {certain.length > 0 && (
            <>
              <h5>{verdict.outcome === 'not_applicable' ? 'Why not' : 'Clauses that apply'}</h5>
              <ul class="findings">
                {certain.map((findings) => (
                  <FindingItem key={findings[0].row} instrument={verdict.instrument} findings={findings} report={report} />
                ))}
              </ul>
            </>
          )}
          {possible.length > 0 && (
            <details class="inner" open={certain.length === 0 && possible.length <= 3}>
              <summary>
                <Icon name="down" />
                <h5>
                  {possible.length === 1
                    ? 'One clause that applies only if an open fact says so'
                    : `${possible.length} clauses that apply only if open facts say so`}
                </h5>
              </summary>
              <ul class="findings">
                {possible.map((findings) => (
                  <FindingItem key={findings[0].row} instrument={verdict.instrument} findings={findings} report={report} />
                ))}
              </ul>
            </details>
          )}
          {verdict.openQuestions && (
            <details class="inner">
              <summary>
                <Icon name="down" />
                <h5>What the register leaves open about this instrument</h5>
              </summary>
              <ul class="pf-v6-c-list">
                {verdict.openQuestions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            </details>
          )}
          {verdict.outcome !== 'permitted' && verdict.outcome !== 'not_applicable' && (
            <Counterfactual instrument={verdict.instrument} asked={asked} facts={facts} onTry={onTry} />
          )}
          <p class="small">
            <a href={`/instruments/${encodeURIComponent(verdict.instrument)}`}>
              All clauses of {verdict.instrument}, and what is proved of them
            </a>
          </p>
        </div>
      </details>
    </Reported.Provider>
  );
}

function counted(certain: number, possible: number): string {
  const parts = [
    certain > 0 && `${certain} ${certain === 1 ? 'clause applies' : 'clauses apply'}`,
    possible > 0 && `${possible} more may`,
  ].filter(Boolean);
  return parts.join(', ') || 'No clause applies';
}
