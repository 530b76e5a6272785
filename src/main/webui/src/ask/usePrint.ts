import { useEffect } from 'preact/hooks';

/** Paper cannot be unfolded: what is closed is open while the page is printed. */
export function usePrint(): void {
  useEffect(() => {
    const printing = matchMedia('print');
    let opened: HTMLDetailsElement[] = [];
    const turn = () => {
      if (printing.matches) {
        opened = [...document.querySelectorAll<HTMLDetailsElement>('.answer details:not([open])')];
      }
      opened.forEach((details) => (details.open = printing.matches));
      if (!printing.matches) {
        opened = [];
      }
    };
    printing.addEventListener('change', turn);
    return () => printing.removeEventListener('change', turn);
  }, []);
}
