import { Fragment } from 'preact';
import { Icon } from './Icon';

const ADDRESS = /(https?:\/\/[^\s;,]+)/;

/** The first web address in a text; undefined if there is none, so that nothing else is ever linked to. */
export const addressIn = (text: string | null) => (text === null ? undefined : ADDRESS.exec(text)?.[1]);

/** A text whose web addresses are links. */
export function Source({ text }: { text: string }) {
  return (
    <>
      {text.split(ADDRESS).map((part, i) => (
        <Fragment key={i}>{ADDRESS.test(part) ? <Outside href={part}>{part}</Outside> : part}</Fragment>
      ))}
    </>
  );
}

/** A link out of these pages. */
export function Outside({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children} <Icon name="external" />
      <span class="pf-v6-screen-reader"> (opens in a new tab)</span>
    </a>
  );
}
