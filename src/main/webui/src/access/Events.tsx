import { useState } from 'preact/hooks';
import { Button } from '../parts/Button';
import { Label } from '../parts/Label';
import { Listing } from '../parts/Listing';
import { useLoaded } from '../parts/useLoaded';
import { momentInWords } from '../words/dates';
import { type AccessEvent, accessEvents, howInWords, whatInWords } from './service';

const PAGE = 25;

/** Who has logged in, and who was refused, as far as the process that answers remembers it. */
export function Events() {
  const { value, problem, retry } = useLoaded(accessEvents, []);
  const [shown, setShown] = useState(PAGE);
  const events = value?.events;
  const rest = (events?.length ?? 0) - shown;
  return (
    <section class="card" aria-labelledby="events-title">
      <h2 id="events-title">Log-ins and refusals</h2>
      <p>
        What the process that answers this page remembers{value && `, since it began on ${momentInWords(value.since)}`}: of
        log-ins and of refusals the newest 200 each. Another process of this service has a list of its own. All of them, and
        those of before, are lines of its log, of the category <code>dev.clausewise.audit</code>.
      </p>
      <Listing
        title="events-title"
        heads={['When', 'What', 'Who', 'How', 'From']}
        rows={events?.slice(0, shown)}
        row={(event) => <Row key={`${event.at} ${event.what} ${event.asked}`} event={event} />}
        loading="Loading the log-ins"
        empty="Nobody has logged in since, and nobody was refused."
        said={events && `The ${rest > 0 ? `newest ${shown} of ${events.length}` : events.length} that it remembers`}
        problem={problem}
        onRetry={retry}
        more={rest > 0 ? { words: 'Show older ones', onMore: () => setShown(shown + 4 * PAGE) } : undefined}
      >
        {value && (
          <Button kind="secondary" onClick={retry}>
            Look again
          </Button>
        )}
      </Listing>
    </section>
  );
}

function Row({ event }: { event: AccessEvent }) {
  const { at, what, who, how, from, asked } = event;
  return (
    <tr data-event={what}>
      <th scope="row">{momentInWords(at)}</th>
      <td>
        <Label colour={what === 'refused' ? 'orange' : 'grey'}>{whatInWords(event)}</Label>
        {asked && <code class="small asked-for">{asked}</code>}
      </td>
      <td>{who ?? 'not known'}</td>
      <td>{howInWords(how)}</td>
      <td>{from}</td>
    </tr>
  );
}
