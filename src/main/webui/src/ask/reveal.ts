/** Starts the ids of the fields of the form. */
/** Id of the button that asks. */
export const ASK = 'ask';

export const FORM = 'fact';

/** Asks the form to show a fact and to put the focus there. */
export function reveal(name: string): void {
  dispatchEvent(new CustomEvent('reveal-fact', { detail: name }));
}

/** Calls back when somebody asks for a fact; gives back how to stop. */
export function onReveal(show: (name: string) => void): () => void {
  const listener = (event: Event) => show((event as CustomEvent<string>).detail);
  addEventListener('reveal-fact', listener);
  return () => removeEventListener('reveal-fact', listener);
}

/** Once what is to be shown is there. */
export function focusOn(id: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const field = document.getElementById(id);
      if (field instanceof HTMLDetailsElement) {
        field.open = true;
      }
      field?.focus();
      field?.scrollIntoView({ block: 'center' });
    }),
  );
}
