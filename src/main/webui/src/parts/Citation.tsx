import type { ReadIn } from '../api/types';
import { placeIn, shortAddress } from '../words/citation';
import { inForce } from '../words/dates';
import { READ_IN, READ_IN_REPORT } from '../words/outcomes';
import { Label } from './Label';
import { Outside, addressIn } from './Source';

const COLOUR = { primary: 'green', secondary: 'orange', memory: 'red' } as const;

interface Props {
  citation: string;
  url: string | null;
  from: string | null;
  to: string | null;
  readIn: ReadIn;
  /** Of the source, where it is not said around. */
  title?: string;
  /** Whether the source is a report about the policy. */
  report?: boolean;
}

/** Where a clause stands, since when, and how well it was read. */
export function Citation({ citation, url, from, to, readIn, title, report }: Props) {
  const address = addressIn(url);
  const place = placeIn(citation, address);
  const sourced = report && readIn === 'primary' ? READ_IN_REPORT : READ_IN[readIn];
  return (
    <dl class="citation">
      {title && (
        <>
          <dt>Source</dt>
          <dd>{title}</dd>
        </>
      )}
      {place && (
        <>
          <dt>Place</dt>
          <dd>{place}</dd>
        </>
      )}
      {address && (
        <>
          <dt>Address</dt>
          <dd>
            <Outside href={address}>{shortAddress(address)}</Outside>
          </dd>
        </>
      )}
      <dt>Read</dt>
      <dd class="row">
        <Label colour={sourced === READ_IN_REPORT ? 'orange' : COLOUR[readIn]} title={sourced.means}>
          {sourced.label}
        </Label>
        <span class="muted">{sourced.means}</span>
      </dd>
      <dt>Dates</dt>
      <dd>{inForce(from, to)}</dd>
    </dl>
  );
}
