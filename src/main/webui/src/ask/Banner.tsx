import type { Ref } from 'preact';
import type { Decision, Instrument } from '../api/types';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { dayInWords } from '../words/dates';
import { OUTCOME_MEANS } from '../words/outcomes';
import { CopyLink } from './CopyLink';
import { headline } from './headline';
import type { Asking } from './useAsking';

interface Props {
  decision: Decision;
  asking: Asking;
  instruments: Instrument[];
  /** Whether nothing but reports about policies says so. */
  report: boolean;
  heading: Ref<HTMLHeadingElement>;
}

export const VERDICT = 'verdict-title';

/** What comes of it, in a few words; an answer by some instruments says of which. */
export function Banner({ decision, asking, instruments, report, heading }: Props) {
  const { determined, outcome, verdicts } = decision;
  const asked = asking.asked!;
  const named = asked.instruments;
  const { title, or } = headline(decision, report);
  const titles = named.map((id) => instruments.find((instrument) => instrument.id === id)?.title ?? id);
  return (
    <div class={`card banner banner-${report ? 'not_applicable' : determined ? outcome : 'open'}`}>
      <Icon name={report ? 'info' : determined ? outcome : 'open'} />
      <div>
        <h3 id={VERDICT} tabIndex={-1} ref={heading}>
          {asking.changed && <span class="was">Before the change: </span>}
          {title}
          {named.length > 0 && (
            <span class="alone">
              {' '}
              by {titles.length === 1 ? titles[0] : `${titles.length} of ${instruments.length} instruments`} alone
            </span>
          )}
        </h3>
        <p>
          {report && 'A press report says so of a policy. By itself it prohibits and permits nothing: ask the policies. '}
          {determined && !report
            ? named.length > 0 && outcome === 'not_applicable'
              ? `${named.length === 1 ? 'It does' : 'They do'} not govern this use. Others may.`
              : OUTCOME_MEANS[outcome]
            : !determined && (report ? `It hangs on open facts what it says: it ${or}.` : `It may turn out ${or}. Until it is settled, treat it as review required.`)}
        </p>
        <p class="muted small">
          <strong>{determined ? 'Determined' : 'Not determined'}</strong>
          {determined
            ? ': no fact that is not stated can change it'
            : ': facts that are not stated can still change it'}
          {named.length > 0 && ', as far as these instruments go'}. Asked for {dayInWords(decision.asOf)}.{' '}
          {named.length === 0 &&
            `${verdicts.length} of ${instruments.length} instruments ${verdicts.length === 1 ? 'answers' : 'answer'}.`}
        </p>
        {named.length > 0 && (
          <p class="buttons">
            <Button kind="secondary" small onClick={() => asking.ask({ ...asking.useCase, instruments: [] })}>
              Ask all {instruments.length} instruments
            </Button>
          </p>
        )}
      </div>
      <CopyLink useCase={asking.useCase} />
    </div>
  );
}
