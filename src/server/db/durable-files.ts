import * as fs from 'node:fs';
import * as path from 'node:path';
import { PGlite, type postgresMod } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Module = postgresMod.PostgresMod;
interface Stream {
  nfd?: number;
  path: string;
}

const EIO = 29;

/**
 * PGlite's Node file system with the missing half: its fsync reaches the disk, and is counted.
 * As shipped, PGlite acknowledges commits that a power cut takes away.
 */
export class DurableFiles extends NodeFS {
  syncs = 0;

  override init(pg: PGlite, options: Partial<Module>): Promise<{ emscriptenOpts: Partial<Module> }> {
    const hook = (module: Module) => {
      // Where this object sits changed between releases: the probe commit of embedded-core.ts notices when it moves again.
      const operations: unknown = Reflect.get(module.NODEFS ?? module.FS.filesystems['NODEFS'], 'stream_ops');
      if (typeof operations !== 'object' || operations === null) return;
      Reflect.set(operations, 'fsync', (stream: Stream) => this.#sync(stream));
    };
    return super.init(pg, { ...options, preRun: [hook, ...(options.preRun ?? [])] });
  }

  #sync(stream: Stream): number {
    try {
      if (stream.nfd === undefined)
        syncDirectory(path.join(this.rootDir, path.posix.relative(PGlite.paths.PGDATA, stream.path)));
      else fs.fsyncSync(stream.nfd);
    } catch {
      // PostgreSQL stops on a failed flush of its log, as it should: what it thought written may be gone.
      return EIO;
    }
    this.syncs += 1;
    return 0;
  }
}

/** Makes every file and folder below `root`, and `root` itself, survive a power cut. */
export function syncTree(root: string): void {
  for (const child of fs.readdirSync(root, { withFileTypes: true })) {
    const childPath = path.join(root, child.name);
    if (child.isDirectory()) syncTree(childPath);
    else if (child.isFile()) syncFile(childPath);
  }
  syncDirectory(root);
}

export function syncDirectory(directory: string): void {
  // Windows cannot open a directory; its file systems journal the names themselves.
  if (process.platform !== 'win32') syncFile(directory);
}

function syncFile(file: string): void {
  const descriptor = fs.openSync(file, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
