// The least that any encrypted store must do: one AES-GCM row and one outbox row in one strictly durable transaction.
export interface Floor {
  save(record: { readonly id: string; readonly at: number }): Promise<void>;
  saveMany(records: readonly { readonly id: string; readonly at: number }[]): Promise<void>;
  list50(): Promise<readonly unknown[]>;
}

interface Row {
  readonly id: string;
  readonly at: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

export async function openFloor(): Promise<Floor> {
  const request = indexedDB.open('floor', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('records', { keyPath: 'id' }).createIndex('at', 'at');
    request.result.createObjectStore('outbox');
  };
  const db = await got(request);
  const key = await crypto.subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', false, ['encrypt', 'decrypt']);

  const rowOf = async (record: { readonly id: string; readonly at: number }): Promise<Row> => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(record));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
    return { id: record.id, at: record.at, iv, sealed };
  };
  const saveMany: Floor['saveMany'] = async (records) => {
    const rows = await Promise.all(records.map(rowOf));
    const transaction = db.transaction(['records', 'outbox'], 'readwrite', { durability: 'strict' });
    for (const row of rows) {
      transaction.objectStore('records').put(row);
      transaction.objectStore('outbox').put(1, row.id);
    }
    transaction.commit();
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(new Error('The floor did not save'));
    });
  };
  return {
    saveMany,
    save: (record) => saveMany([record]),
    async list50() {
      const rows: Row[] = [];
      await new Promise<void>((resolve) => {
        const cursor = db.transaction('records').objectStore('records').index('at').openCursor(null, 'prev');
        cursor.onsuccess = () => {
          if (!cursor.result || rows.length === 50) return resolve();
          rows.push(cursor.result.value);
          cursor.result.continue();
        };
      });
      return Promise.all(
        rows.map(async ({ iv, sealed }): Promise<unknown> => {
          const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
          return JSON.parse(new TextDecoder().decode(plain));
        }),
      );
    },
  };
}

const got = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('The floor does not open'));
  });
