import type { Decision } from '../api/types';

/** What an answer is worth, and what it can be found by. */
export function FinePrint({ decision }: { decision: Decision }) {
  const { receipt } = decision;
  return (
    <div class="card fine-print">
      <p>
        <strong>Not legal advice.</strong> {decision.disclaimer}
      </p>
      <p class="muted small">
        Policy version <code>{decision.policyVersion}</code>, decision <code>{decision.id}</code>, decided at{' '}
        {decision.decidedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}
      </p>
      {receipt && (
        <p class="muted small">
          Recorded: receipt of record <code>{decision.id}</code>
          {receipt.index !== undefined && `, number ${receipt.index}`}
          {receipt.checkpoint && (
            <>
              {' '}
              of the log <code>{receipt.checkpoint.split('\n')[0]}</code>
            </>
          )}
        </p>
      )}
    </div>
  );
}
