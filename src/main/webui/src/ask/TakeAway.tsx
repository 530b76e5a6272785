import type { Decision, Fact } from '../api/types';
import { toFragment } from '../facts/link';
import { type UseCase, requestOf } from '../facts/raw';
import { Button } from '../parts/Button';
import { CopyButton } from '../parts/CopyButton';
import { addressOf } from './CopyLink';
import { asCurl, asText } from './asText';

/** The answer as something to hand in. */
export function TakeAway(props: {
  decision: Decision;
  asked: UseCase;
  facts: Map<string, Fact>;
  /** Ids of instruments that are reports. */
  reports: ReadonlySet<string>;
}) {
  const { decision, asked, facts, reports } = props;
  const byHand = 'Copying is not allowed here: print it, or copy the address of this page';
  return (
    <section class="card take" aria-labelledby="take-title">
      <h3 id="take-title">Hand it in</h3>
      <div class="row">
        <Button kind="secondary" small onClick={() => print()}>
          Print, or save as PDF
        </Button>
        <CopyButton text={() => asText(decision, asked, facts, reports, addressOf(asked))} copied="Text copied" byHand={byHand}>
          Copy as text
        </CopyButton>
        <CopyButton text={() => JSON.stringify(decision, null, 2)} copied="JSON copied" byHand={byHand}>
          Copy as JSON
        </CopyButton>
        <CopyButton text={() => asCurl(requestOf(asked, [...facts.values()]), location.origin)} copied="curl line copied" byHand={byHand}>
          Copy as curl
        </CopyButton>
        <a href={`/compare#${toFragment(asked)}`}>Compare it with others</a>
      </div>
    </section>
  );
}
