import type { Instrument } from '../api/types';
import { type UseCase, today } from '../facts/raw';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';

interface Props {
  useCase: UseCase;
  instruments: Instrument[];
  errors: Record<string, string>;
  onChange: (useCase: UseCase) => void;
}

/** For which day, and by which instruments. */
export function Framing({ useCase, instruments, errors, onChange }: Props) {
  const chosen = useCase.instruments;
  const known = new Set(instruments.map((instrument) => instrument.id));
  const shown = [
    ...instruments,
    ...chosen.filter((id) => !known.has(id)).map((id) => ({ id, title: 'not in the register' })),
  ];
  return (
    <section class="group framing">
      <div class={`fact ${errors.asOf ? 'fact-wrong' : ''}`}>
        <label for="fact-asOf">Day asked about</label>
        <span class="with-unit">
          <span class={`pf-v6-c-form-control ${errors.asOf ? 'pf-m-error' : ''}`}>
            <input
              id="fact-asOf"
              type="date"
              value={useCase.asOf}
              aria-invalid={!!errors.asOf}
              aria-describedby="fact-asOf-help"
              onChange={(event) => onChange({ ...useCase, asOf: event.currentTarget.value || today() })}
            />
          </span>
          <Button kind="link" onClick={() => onChange({ ...useCase, asOf: today() })}>
            Today
          </Button>
        </span>
        <div id="fact-asOf-help">
          {errors.asOf && (
            <p class="field-error">
              <Icon name="review_required" /> {errors.asOf}
            </p>
          )}
          <p class="muted small">Any past or future day, in UTC: only clauses in force on it answer.</p>
        </div>
      </div>
      <details class="choose" id="fact-instruments" tabIndex={-1} open={errors.instruments !== undefined}>
        <summary>
          <Icon name="down" />
          {chosen.length === 0
            ? `By all ${instruments.length} instruments`
            : `By ${chosen.length} of ${instruments.length} instruments`}
        </summary>
        {errors.instruments && (
          <p class="field-error">
            <Icon name="review_required" /> {errors.instruments}
          </p>
        )}
        <fieldset>
          <legend class="muted small">None ticked: all instruments in scope answer.</legend>
          {shown.map(({ id, title }) => (
            <div class="pf-v6-c-check" key={id}>
              <input
                class="pf-v6-c-check__input"
                type="checkbox"
                id={`instrument-${id}`}
                checked={chosen.includes(id)}
                onChange={(event) =>
                  onChange({
                    ...useCase,
                    instruments: event.currentTarget.checked ? [...chosen, id] : chosen.filter((c) => c !== id),
                  })
                }
              />
              <label class="pf-v6-c-check__label" for={`instrument-${id}`}>
                {title} <span class="muted small">{id}</span>
              </label>
            </div>
          ))}
        </fieldset>
      </details>
    </section>
  );
}
