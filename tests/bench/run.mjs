// `npm run bench`: the figures of section 10 of the design, as one JSON object and a Markdown table.
import { runnerImport } from 'vite';
import { buildPage, buildServer, serverScript } from './build.mjs';

await buildServer();
await buildPage();

const { module } = await runnerImport(new URL('bench.ts', import.meta.url).pathname, { configFile: false });
await module.runBench(serverScript, process.argv.slice(2));
