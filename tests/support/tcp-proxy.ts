import { createServer, connect, type Server, type Socket } from 'node:net';

export interface TcpProxy {
  port: number;
  url: string;
  /** Bytes carried so far, from the client's side. */
  carried: () => { up: number; down: number };
  /** Drops every connection and refuses new ones until `restore`. */
  cut: () => void;
  /** Takes bytes and delivers none, in either direction, until `restore`. */
  blackhole: () => void;
  /** Every byte arrives this much later, each way. */
  delay: (milliseconds: number) => void;
  /** A connection breaks once it has carried so many bytes that way. */
  limit: (bytes: { up?: number; down?: number }) => void;
  /** Lets the next request that matches through and drops its connection when the answer comes. Resolves when that happened. */
  loseNextAnswer: (request?: RegExp) => Promise<void>;
  /** Answers every request itself with this page, as a captive portal does, until `restore`. */
  portal: (html: string) => void;
  /** Back to a plain wire. */
  restore: () => void;
  close: () => Promise<void>;
}

interface Faults {
  refuse: boolean;
  swallow: boolean;
  delay: number;
  up: number;
  down: number;
  portal: string | undefined;
}

interface AwaitedLoss {
  request: RegExp;
  happened: () => void;
}

const plainWire: Faults = {
  refuse: false,
  swallow: false,
  delay: 0,
  up: Number.POSITIVE_INFINITY,
  down: Number.POSITIVE_INFINITY,
  portal: undefined,
};

/** A wire to a server on this machine that a test can spoil, with real sockets and the real server behind it. */
export async function startTcpProxy(targetPort: number, port = 0): Promise<TcpProxy> {
  const pairs = new Set<[Socket, Socket]>();
  const carried = { up: 0, down: 0 };
  let faults = plainWire;
  let loss: AwaitedLoss | undefined;

  const server = createServer((client) => {
    if (faults.refuse) {
      client.destroy();
      return;
    }
    if (faults.portal !== undefined) {
      answerWith(client, faults.portal);
      return;
    }
    const upstream = connect({ port: targetPort, host: '127.0.0.1' });
    const pair: [Socket, Socket] = [client, upstream];
    const destroy = () => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    pairs.add(pair);
    let doomed: AwaitedLoss | undefined;

    pump(client, upstream, 'up', (bytes) => {
      if (!loss?.request.test(bytes.toString('latin1'))) return true;
      doomed = loss;
      loss = undefined;
      return true;
    });
    pump(upstream, client, 'down', () => {
      if (!doomed) return true;
      destroy();
      doomed.happened();
      return false;
    });

    function pump(from: Socket, to: Socket, way: 'up' | 'down', mayPass: (bytes: Buffer) => boolean): void {
      let through = 0;
      let due = 0;
      // In order even when the delay changes: nothing is delivered before what came earlier.
      const later = (run: () => void) => {
        due = Math.max(due, Date.now() + faults.delay);
        if (due <= Date.now()) run();
        else setTimeout(run, due - Date.now());
      };
      from.on('data', (bytes) => {
        if (faults.swallow || typeof bytes === 'string' || !mayPass(bytes)) return;
        const passing = bytes.subarray(0, Math.max(0, faults[way] - through));
        through += passing.length;
        carried[way] += passing.length;
        later(() => {
          if (!to.destroyed) to.write(passing, () => passing.length < bytes.length && destroy());
        });
      });
      from.on('error', destroy);
      from.on('close', () => later(() => to.end(() => pairs.delete(pair))));
    }
  });

  const breakAll = () => {
    for (const sockets of pairs) for (const socket of sockets) socket.destroy();
    pairs.clear();
  };

  const actualPort = await listen(server, port);
  return {
    port: actualPort,
    url: `http://localhost:${actualPort}`,
    carried: () => ({ ...carried }),
    cut: () => {
      faults = { ...faults, refuse: true };
      breakAll();
    },
    blackhole: () => {
      faults = { ...faults, swallow: true };
    },
    delay: (milliseconds) => {
      faults = { ...faults, delay: milliseconds };
    },
    limit: (bytes) => {
      faults = { ...faults, ...bytes };
    },
    loseNextAnswer: (request = /./) => new Promise((happened) => (loss = { request, happened })),
    portal: (html) => {
      faults = { ...faults, portal: html };
      breakAll();
    },
    restore: () => {
      // What was swallowed is gone from the stream, so those connections can only break.
      if (faults.swallow) breakAll();
      faults = plainWire;
    },
    close: () => {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answerWith(client: Socket, html: string): void {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(html)}\r\n`;
  client.on('error', () => client.destroy());
  client.once('data', () => client.end(`${head}Connection: close\r\n\r\n${html}`));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}
