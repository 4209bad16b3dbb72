// IndexedDB as promises, and nothing more: this layer shares databases with Dexie but must fit into the service worker.

export const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(failureOf(request.error));
  });

/** Resolves when the transaction is complete: a put that succeeded is not yet a save. */
const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(failureOf(transaction.error));
  });

export type Work = (store: (name: string) => IDBObjectStore) => Promise<void>;

/** All of `work` or nothing of it. */
export async function inOneTransaction(database: IDBDatabase, stores: readonly string[], work: Work): Promise<void> {
  const transaction = database.transaction([...stores], 'readwrite');
  await Promise.all([work((store) => transaction.objectStore(store)), completed(transaction)]);
}

/** Opens whatever version is there and gives way to an upgrade; undefined, and nothing created, where there is no database. */
export const openExisting = (factory: IDBFactory, name: string): Promise<IDBDatabase | undefined> =>
  new Promise((resolve, reject) => {
    const request = factory.open(name);
    let absent = false;
    request.onupgradeneeded = () => {
      absent = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      resolve(database);
    };
    request.onerror = () => (absent ? resolve(undefined) : reject(failureOf(request.error)));
  });

export const deleteDatabase = (factory: IDBFactory, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name);
    request.onsuccess = () => resolve();
    // It goes as soon as the last connection closes; nobody waits for a frozen tab.
    request.onblocked = () => resolve();
    request.onerror = () => reject(failureOf(request.error));
  });

const failureOf = (error: DOMException | null): Error => error ?? new Error('The phone’s storage did not answer');
