import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { session as loadSession } from '../api/client';
import icon from '../icon.svg';
import { Icon } from './Icon';
import { Who } from './Who';
import { useLoaded } from './useLoaded';

interface Page {
  href: string;
  name: string;
  /** Of those whom it is for; for everybody if there is none. */
  role?: string;
}

const PAGES: Page[] = [
  { href: '/', name: 'Ask' },
  { href: '/compare', name: 'Compare' },
  { href: '/inventories', name: 'Inventories' },
  { href: '/instruments', name: 'Instruments' },
  { href: '/workbench', name: 'Workbench' },
  { href: '/ledger', name: 'Ledger', role: 'auditor' },
  { href: '/access', name: 'Access', role: 'operator' },
];

/** What every page has around it, with the words that stand on every page. */
export function Frame(props: {
  at: string;
  wide?: boolean;
  /** What is worth going to at once, with its id. */
  skip?: { to: string; words: string };
  children: ComponentChildren;
}) {
  const { at, wide, skip, children } = props;
  // Whoever logs in is nobody yet.
  const { value: session } = useLoaded(() => (at === '/login' ? Promise.resolve(undefined) : loadSession()), []);
  // On a small screen the pages are under a button.
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    if (open) {
      setOpen(false);
      button.current?.focus();
    }
  };
  const pages = PAGES.filter(({ href, role }) => role === undefined || href === at || session?.roles.includes(role));
  return (
    <>
      <a class="pf-v6-c-skip-to-content pf-v6-c-button pf-m-primary" href="#main" onClick={to('main')}>
        <span class="pf-v6-c-button__text">Skip to content</span>
      </a>
      {skip && (
        <a class="pf-v6-c-skip-to-content pf-v6-c-button pf-m-primary" href={`#${skip.to}`} onClick={to(skip.to)}>
          <span class="pf-v6-c-button__text">{skip.words}</span>
        </a>
      )}
      <header class="masthead">
        <div class="masthead-inner">
          <a class="brand" href="/">
            <img src={icon} alt="" width="32" height="32" />
            <span>Clausewise</span>
          </a>
          <div class="menu" onKeyDown={(event) => event.key === 'Escape' && close()}>
            <button
              ref={button}
              type="button"
              class="menu-button"
              aria-expanded={open}
              aria-controls="menu-pages"
              onClick={() => setOpen(!open)}
            >
              Menu
              <Icon name="down" />
            </button>
            <nav id="menu-pages" class={open ? 'menu-open' : undefined} aria-label="Pages">
              {pages.map((page) => (
                <a key={page.href} href={page.href} aria-current={page.href === at ? 'page' : undefined}>
                  {page.name}
                </a>
              ))}
            </nav>
          </div>
          {at !== '/login' && <Who session={session} />}
        </div>
      </header>
      <main id="main" class={wide ? 'wide' : undefined} tabIndex={-1}>
        {children}
      </main>
      <footer>
        <p>
          <strong>Not legal advice.</strong> Clausewise reports what policies and laws say, in its own words and as
          sourced. Check the cited text before you rely on it.
        </p>
        <p class="row">
          <a href="/ledger">Ledger</a>
          <a href="/access">Access</a>
          <span>
            The same answers by REST: <a href="/q/openapi?format=json">OpenAPI</a>
          </span>
        </p>
      </footer>
    </>
  );
}

// The address after # holds the case, so the link must not go there.
const to = (id: string) => (event: Event) => {
  event.preventDefault();
  document.getElementById(id)?.focus();
};
