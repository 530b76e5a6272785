import type { ReadIn } from '../api/types';
import { inForce } from '../words/dates';
import { READ_IN } from '../words/outcomes';
import { Label } from './Label';
import { Outside, addressIn } from './Source';

const COLOUR = { primary: 'green', secondary: 'orange', memory: 'red' } as const;

/** Where a clause stands, since when, and how well it was read. */
export function Citation(props: {
  citation: string;
  url: string | null;
  from: string | null;
  to: string | null;
  readIn: ReadIn;
}) {
  const address = addressIn(props.url);
  const sourced = READ_IN[props.readIn];
  return (
    <div class="citation">
      <p>
        <span class="muted">Cited from </span>
        {address ? <Outside href={address}>{props.citation}</Outside> : props.citation}
      </p>
      <p class="row">
        <Label>{inForce(props.from, props.to)}</Label>
        <Label colour={COLOUR[props.readIn]} title={sourced.means}>
          {sourced.label}
        </Label>
        <span class="muted small">{sourced.means}</span>
      </p>
    </div>
  );
}
