import type { Difference, DraftCheck, Fact, RequestFacts } from '../api/types';
import { today } from '../facts/raw';
import { caseLink } from '../instrument/caseLink';
import { Becomes } from '../parts/Becomes';
import { Button } from '../parts/Button';
import { CopyButton } from '../parts/CopyButton';
import { Icon } from '../parts/Icon';
import { dayInWords } from '../words/dates';
import { shareInWords } from '../words/share';
import { factInWords, valueInWords } from '../words/values';
import { Reply } from './Reply';
import { caseText } from './caseText';
import type { Action } from './useAction';

interface Props {
  instrument: string;
  vocabulary: Fact[];
  check: Action<[], DraftCheck>;
  outdated: boolean;
  onTry: (facts: RequestFacts) => void;
}

/** The difference between what is in force and the draft, on any day. */
export function ChangesPanel({ instrument, vocabulary, check, outdated, onTry }: Props) {
  return (
    <>
      <p class="row">
        <Button kind="primary" disabled={check.pending} onClick={() => void check.run()}>
          Compare with what is in force
        </Button>
      </p>
      <Reply to={check} waiting="Comparing" outdated={outdated && 'The draft has changed since. Compare it again.'}>
        {({ difference, profile, diagnostics }) =>
          difference ? (
            <Changes instrument={instrument} vocabulary={vocabulary} difference={difference} onTry={onTry} />
          ) : (
            <p>
              {profile && !diagnostics.some(({ severity }) => severity === 'error')
                ? 'Nothing is in force to compare it with: the instrument is new.'
                : 'It cannot be compared before its errors are mended. Check says which they are.'}
            </p>
          )
        }
      </Reply>
    </>
  );
}

function Changes(props: Pick<Props, 'instrument' | 'vocabulary' | 'onTry'> & { difference: Difference }) {
  const { instrument, vocabulary, difference, onTry } = props;
  if (difference.changed.length === 0) {
    return <p>No use case, on any day, has another outcome by the draft than by what is in force.</p>;
  }
  return (
    <>
      <p>
        The outcome changes for {shareInWords(difference.sharePercent)} of the combinations of what the tables tell apart.
      </p>
      <ul class="witnesses">
        {difference.changed.map(({ from, to, share, witness }) => (
          <li key={`${from} ${to}`}>
            <p class="row">
              <Becomes from={from} to={to} />
              <span class="muted small">{shareInWords(share * 100)}</span>
            </p>
            <Witness facts={witness.facts} vocabulary={vocabulary} />
            <p class="row small">
              <Button kind="link" onClick={() => onTry(witness.facts)}>
                Try it with the draft
              </Button>
              <a href={caseLink(instrument, witness.facts, today())} target="_blank" rel="noopener">
                Ask what is in force<span class="pf-v6-screen-reader"> (opens in a new tab)</span>
              </a>
            </p>
            <CaseText text={caseText(instrument, witness.facts, today(), to)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** One use case, in words. */
function Witness({ facts, vocabulary }: { facts: RequestFacts; vocabulary: Fact[] }) {
  const { asOf, ...others } = facts;
  const known = new Map(vocabulary.map((fact) => [fact.name, fact]));
  const shown = Object.entries(others).filter(([, value]) => value !== 'unknown');
  return (
    <details class="inner">
      <summary>
        <Icon name="down" />
        One use case{asOf && `, on ${dayInWords(String(asOf))}`}
      </summary>
      <dl class="about small">
        {shown.map(([name, value]) => (
          <>
            <dt key={name}>{factInWords(name)}</dt>
            <dd>{Array.isArray(value) && value.length === 0 ? 'none' : valueInWords(value, known.get(name))}</dd>
          </>
        ))}
      </dl>
    </details>
  );
}

function CaseText({ text }: { text: string }) {
  return (
    <details class="inner">
      <summary>
        <Icon name="down" />
        As a case for the tests
      </summary>
      <pre class="code" aria-label="The case" tabIndex={0}>
        {text}
      </pre>
      <p class="row">
        <CopyButton text={() => text} copied="Copied" byHand="Copy it by hand">
          Copy
        </CopyButton>
      </p>
    </details>
  );
}
