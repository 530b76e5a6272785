/** What the service wrote into the page for those who may read it (`FirstPage.java`); undefined if it did not. */
export function told<T>(name: string): T | undefined {
  const text = document.getElementById(`data-${name}`)?.textContent;
  return text ? (JSON.parse(text) as T) : undefined;
}
