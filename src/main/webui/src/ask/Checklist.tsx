import type { Decision } from '../api/types';
import { Icon } from '../parts/Icon';
import { Label } from '../parts/Label';
import { type Condition, checklist } from './checklist';
import type { Standing } from './standing';

/** What has to be done or kept, over all instruments that govern the use or may. */
export function Checklist({ decision, standing }: { decision: Decision; standing: Standing }) {
  const conditions = checklist([...standing.decide, ...standing.add]);
  const certain = conditions.filter((condition) => condition.certain);
  const possible = conditions.filter((condition) => !condition.certain);
  if (conditions.length === 0) {
    return null;
  }
  const barred = decision.determined && decision.outcome === 'prohibited';
  return (
    <details class="card verdict checklist" open={!barred}>
      <summary>
        <Icon name="down" />
        <span class="verdict-title">
          <h3>Conditions</h3>
          <span class="muted small">
            {barred
              ? 'Keeping them does not lift the bar.'
              : `${certain.length} to keep, ${possible.length} only if open facts say so`}
          </span>
        </span>
      </summary>
      <div class="verdict-body">
        {certain.length > 0 && <Items conditions={certain} />}
        {possible.length > 0 && (
          <details class="inner" open={certain.length === 0 && possible.length <= 6}>
            <summary>
              <Icon name="down" />
              <h4>Only if open facts say so: {possible.length}</h4>
            </summary>
            <Items conditions={possible} />
          </details>
        )}
      </div>
    </details>
  );
}

function Items({ conditions }: { conditions: Condition[] }) {
  return (
    <ul class="todo">
      {conditions.map(({ text, sources }) => (
        <li key={text}>
          <span class="box" aria-hidden="true" />
          <span>
            {text}
            <span class="sources">
              {sources.map(({ instrument, title, clause, citation }) => (
                <span key={`${instrument} ${clause}`} title={`${title}. ${citation}`}>
                  <Label>
                    {instrument} {clause}
                  </Label>
                </span>
              ))}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
