// The private files of a browser's origin, in memory: the browser is the outside, and Node has none of it.

interface Stored {
  bytes: Uint8Array<ArrayBuffer>;
  open: boolean;
}

export interface PrivateFiles {
  readonly root: () => Promise<FileSystemDirectoryHandle>;
  readonly folder: (name: string) => ReadonlyMap<string, Stored> | undefined;
  /** Bytes that still fit. */
  room: number;
  /** The app is gone: what was open is open no more. */
  kill(): void;
}

/** Only what Wardbook asks of it; the rest of each handle is left out. */
export function privateFiles(): PrivateFiles {
  const folders = new Map<string, Map<string, Stored>>();
  const all: PrivateFiles = {
    room: Number.POSITIVE_INFINITY,
    folder: (name) => folders.get(name),
    kill() {
      for (const files of folders.values()) for (const file of files.values()) file.open = false;
    },
    root: async () =>
      folderWith({
        async getDirectoryHandle(name: string) {
          const files = folders.get(name) ?? new Map<string, Stored>();
          folders.set(name, files);
          return folderOf(files);
        },
        async removeEntry(name: string) {
          folders.delete(name);
        },
      }),
  };

  const folderOf = (files: Map<string, Stored>) =>
    folderWith({
      async getFileHandle(name: string, { create = false } = {}) {
        if (!files.has(name) && !create) throw new DOMException('Nothing there', 'NotFoundError');
        const stored = files.get(name) ?? { bytes: new Uint8Array(), open: false };
        files.set(name, stored);
        return fileOf(stored);
      },
      async removeEntry(name: string) {
        if (files.get(name)?.open) throw new DOMException('It is open', 'NoModificationAllowedError');
        files.delete(name);
      },
      async *keys() {
        yield* files.keys();
      },
      async *entries() {
        for (const [name, stored] of files) yield [name, fileOf(stored)];
      },
    });

  const fileOf = (stored: Stored) =>
    fileWith({
      kind: 'file',
      getFile: async () => new Blob([stored.bytes]),
      async createSyncAccessHandle() {
        if (stored.open) throw new DOMException('It is open', 'NoModificationAllowedError');
        stored.open = true;
        return openWith({
          getSize: () => stored.bytes.length,
          read(buffer: Uint8Array, { at = 0 } = {}) {
            const piece = stored.bytes.subarray(at, at + buffer.length);
            buffer.set(piece);
            return piece.length;
          },
          write(bytes: Uint8Array, { at = 0 } = {}) {
            const fits = bytes.subarray(0, Math.max(0, all.room));
            all.room -= fits.length;
            const next = new Uint8Array(Math.max(stored.bytes.length, at + fits.length));
            next.set(stored.bytes);
            next.set(fits, at);
            stored.bytes = next;
            return fits.length;
          },
          truncate(size: number) {
            stored.bytes = stored.bytes.slice(0, size);
          },
          flush: () => undefined,
          close() {
            stored.open = false;
          },
        });
      },
    });
  return all;
}

function folderWith(part: object): FileSystemDirectoryHandle;
function folderWith(part: object): object {
  return part;
}

function fileWith(part: object): FileSystemFileHandle;
function fileWith(part: object): object {
  return part;
}

function openWith(part: object): FileSystemSyncAccessHandle;
function openWith(part: object): object {
  return part;
}
