import type { Decision, Fact, Instrument } from '../api/types';
import type { UseCase } from '../facts/raw';
import { Button } from '../parts/Button';
import { dayInWords } from '../words/dates';
import { factInWords, valueInWords } from '../words/values';
import { reveal } from './reveal';

interface Props {
  asked: UseCase;
  decision: Decision;
  facts: Map<string, Fact>;
  instruments: Instrument[];
}

/** The case that was answered, in words, each part with a way to change it. */
export function YouAsked({ asked, decision, facts, instruments }: Props) {
  const stated = [...facts.keys()].filter((name) => asked.facts[name] !== undefined);
  const parts = [
    ...stated.map((name) => ({
      name,
      label: factInWords(name),
      value: valueInWords(asked.facts[name]!, facts.get(name)),
    })),
    ...(asked.skip ?? [])
      .filter((name) => facts.has(name))
      .map((name) => ({ name, label: factInWords(name), value: 'cannot be found out' })),
    { name: 'asOf', label: 'Day', value: dayInWords(decision.asOf) },
    {
      name: 'instruments',
      label: 'Instruments',
      value: asked.instruments.length === 0 ? `all ${instruments.length}` : asked.instruments.join(', '),
    },
  ];
  return (
    <section class="card asked" aria-labelledby="asked-title">
      <h3 id="asked-title">You asked</h3>
      <dl>
        {parts.map(({ name, label, value }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              <strong>{value}</strong>
              <Button kind="link" label={`Change: ${label}`} onClick={() => reveal(name)}>
                Change
              </Button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
