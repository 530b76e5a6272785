const STORE = 'handed';

/** Does something with what is handed from one page of this browser to the next. */
async function within<T>(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await new Promise<IDBDatabase>((done, failed) => {
    const opening = indexedDB.open('clausewise', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error!);
  });
  try {
    return await new Promise<T>((done, failed) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = () => failed(transaction.error!);
      transaction.onabort = () => failed(transaction.error!);
    });
  } finally {
    database.close();
  }
}

/** Hands a file to the page that is opened next. Where the browser keeps nothing, that page asks for it again. */
export async function hand(file: File | undefined): Promise<void> {
  try {
    await within('readwrite', (files): IDBRequest => (file ? files.put(file, 'file') : files.delete('file')));
  } catch {
    // Then it is not handed.
  }
}

/** The file that was handed to this page, once: it is not left in the browser. */
export async function taken(): Promise<File | undefined> {
  try {
    const file = await within<File | undefined>('readonly', (files) => files.get('file') as IDBRequest<File | undefined>);
    await hand(undefined);
    return file;
  } catch {
    return undefined;
  }
}
