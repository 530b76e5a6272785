import { useEffect, useState } from 'preact/hooks';

const named = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
};

/** The id after `#`, which is shown as soon as it is there: a browser looks for it before anything has been loaded. */
export function useAnchor(loaded: boolean): string {
  const [id, setId] = useState(named);
  useEffect(() => {
    const follow = () => setId(named());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    const place = loaded && id ? document.getElementById(id) : null;
    if (place === null) {
      return;
    }
    for (let around = place.closest('details'); around; around = around.parentElement?.closest('details') ?? null) {
      around.open = true;
    }
    place.scrollIntoView({ block: 'center' });
    place.focus({ preventScroll: true });
  }, [loaded, id]);
  return id;
}
