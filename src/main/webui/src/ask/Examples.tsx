import type { Scalar } from '../api/types';
import { type UseCase, fromRequest } from '../facts/raw';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
// A test holds these to the given cases of the same ids.
import examples from './examples.json';

interface Example {
  id: string;
  label: string;
  asOf: string;
  facts: Record<string, Scalar | string[]>;
}

export function Examples({ open, onPick }: { open: boolean; onPick: (useCase: UseCase) => void }) {
  return (
    <details class="examples" open={open}>
      <summary>
        <Icon name="down" />
        <h2>Examples to start from</h2>
      </summary>
      <ul>
        {(examples as unknown as Example[]).map((example) => (
          <li key={example.id}>
            <Button
              kind="secondary"
              small
              onClick={() => onPick({ facts: fromRequest(example.facts), asOf: example.asOf, instruments: [] })}
            >
              {example.label}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
