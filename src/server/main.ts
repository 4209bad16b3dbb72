// `npm start`: reads the settings, starts the server and says where it is.
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { readConfig } from './config.ts';
import { sayHello } from './hello.ts';
import { plainWords } from './plain-words.ts';
import { type Running, startServer } from './start-server.ts';

const site = fileURLToPath(new URL('../dist/', import.meta.url));

try {
  const config = readConfig(process.env);
  const running = await startServer({ config, site, version: packageJson.version });
  stopOnSignal(running);
  await sayHello(running.services);
} catch (error) {
  console.error(plainWords(error));
  process.exit(1);
}

/** A second signal ends at once: nothing acknowledged is lost by that. */
function stopOnSignal(running: Running): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(plainWords(error));
          process.exit(1);
        },
      );
    });
}
