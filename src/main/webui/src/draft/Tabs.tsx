import type { ComponentChildren } from 'preact';

interface Props<T extends string> {
  label: string;
  tabs: Record<T, string>;
  at: T;
  onPick: (tab: T) => void;
  children: ComponentChildren;
}

/** Tabs as WAI-ARIA describes them: arrow keys go from one to the next. */
export function Tabs<T extends string>({ label, tabs, at, onPick, children }: Props<T>) {
  const names = Object.keys(tabs) as T[];
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) {
      const next = names[(names.indexOf(at) + step + names.length) % names.length]!;
      onPick(next);
      document.getElementById(`tab-${next}`)?.focus();
    }
  };
  return (
    <section class="card bench-panel">
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === at}
            aria-controls="tab-panel"
            tabIndex={name === at ? 0 : -1}
            onClick={() => onPick(name)}
          >
            {tabs[name]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${at}`} tabIndex={0}>
        {children}
      </div>
    </section>
  );
}
