import { useEffect } from 'preact/hooks';

/** Paper cannot be unfolded: what is closed is open while the page is printed, or seen as if it were. */
export function usePrint(): void {
  useEffect(() => {
    const printing = matchMedia('print');
    let opened: HTMLDetailsElement[] = [];
    const open = () => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>('.answer details:not([open])')) {
        details.open = true;
        opened.push(details);
      }
    };
    const close = () => {
      opened.forEach((details) => (details.open = false));
      opened = [];
    };
    const turn = () => (printing.matches ? open() : close());
    printing.addEventListener('change', turn);
    addEventListener('beforeprint', open);
    addEventListener('afterprint', close);
    return () => {
      printing.removeEventListener('change', turn);
      removeEventListener('beforeprint', open);
      removeEventListener('afterprint', close);
    };
  }, []);
}
