import type { ReadIn } from '../api/types';
import { placeIn, shortAddress } from '../words/citation';
import { dayInWords, inForce } from '../words/dates';
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
  /** The day on which it was read there, where that is recorded. */
  readOn?: string;
  /** A copy of what was read, where there is one. */
  archived?: string;
  /** Of the source, where it is not said around. */
  title?: string;
  /** Whether the source is a report about the policy. */
  report?: boolean;
}

/** Where a clause stands, since when, and how well it was read. */
export function Citation({ citation, url, from, to, readIn, readOn, archived, title, report }: Props) {
  const copy = archived?.startsWith('https://') ? archived : undefined;
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
      <dt>Read on</dt>
      <dd>{readOn ? dayInWords(readOn) : <span class="muted">not recorded</span>}</dd>
      {copy && (
        <>
          <dt>Archived</dt>
          <dd>
            <Outside href={copy}>{shortAddress(copy)}</Outside>
          </dd>
        </>
      )}
      <dt>Dates</dt>
      <dd>{inForce(from, to)}</dd>
    </dl>
  );
}
