import type { Proposed } from '../api/types';
import { Button } from '../parts/Button';
import { Reply } from './Reply';
import { download } from './files';
import type { Action } from './useAction';

export function ProposePanel({ propose, outdated }: { propose: Action<[], Proposed>; outdated: boolean }) {
  return (
    <>
      <p>
        Writes the draft, the model and what is changed beside it, over its files in the workspace, if no error stands in the way. It answers once the service is
        built from there and its tests pass.
      </p>
      <p class="row">
        <Button kind="primary" disabled={propose.pending} onClick={() => void propose.run()}>
          Propose
        </Button>
      </p>
      <Reply to={propose} waiting="Checking and writing" outdated={outdated && 'The draft has changed since.'}>
        {(proposed) => <Result proposed={proposed} />}
      </Reply>
    </>
  );
}

function Result({ proposed }: { proposed: Proposed }) {
  const { file, files, written, patch } = proposed;
  return (
    <>
      <p data-testid="proposed">
        {written ? (
          <strong>
            Written to <code>{files.join(', ')}</code>.
          </strong>
        ) : (
          <strong>There is no workspace here: apply the patch to a checkout.</strong>
        )}{' '}
        {patch === '' ? 'It is as it was.' : 'Then run the tests: mvn verify'}
      </p>
      {patch !== '' && (
        <>
          <Button kind="secondary" small onClick={() => download(`${file.split('/').at(-1)}.patch`, patch, 'text/x-patch')}>
            Download the patch
          </Button>
          <pre class="code" aria-label="What changes in the files" tabIndex={0}>
            {patch.split('\n').map((line, i) => (
              <span key={i} class={line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : undefined}>
                {line}
                {'\n'}
              </span>
            ))}
          </pre>
        </>
      )}
    </>
  );
}
