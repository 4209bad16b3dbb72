// `npm start`: reads the settings, starts the server and says where it is. With --demo, a fictional council to look at.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { readConfig } from './config.ts';
import { demoEnvironment } from './demo/demo-environment.ts';
import { prepareDemo, sayDemo } from './demo/start-demo.ts';
import { sayHello } from './hello.ts';
import { plainWords } from './plain-words.ts';
import { type Running, startServer } from './start-server.ts';

const site = fileURLToPath(new URL('../dist/', import.meta.url));

let running: Running | undefined;
try {
  const { values } = parseArgs({ options: { demo: { type: 'boolean', default: false } } });
  const config = readConfig(values.demo ? demoEnvironment(process.env) : process.env);
  running = await startServer({
    config,
    site,
    version: packageJson.version,
    ...(values.demo && { prepare: prepareDemo }),
  });
  stopOnSignal(running);
  await sayHello(running.services);
  if (values.demo) await sayDemo(running.services);
} catch (error) {
  console.error(plainWords(error));
  await running?.stop().catch(() => {});
  process.exit(1);
}

/** A second signal ends at once: nothing acknowledged is lost by that. */
function stopOnSignal({ stop }: Running): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(plainWords(error));
          process.exit(1);
        },
      );
    });
}
