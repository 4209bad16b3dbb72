import * as fs from 'node:fs/promises';
import { doorFile, doorSchema, type Errand, type Outcome, outcomeSchema } from '../command-door.ts';

/** What the server on this data folder answers; undefined where none runs. */
export async function askServer(dataFolder: string, errand: Errand): Promise<Outcome | undefined> {
  const text = await fs.readFile(doorFile(dataFolder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { port, key } = doorSchema.parse(JSON.parse(text));
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(errand),
    });
    return response.ok ? outcomeSchema.parse(await response.json()) : undefined;
  } catch {
    // A server that was killed leaves its file behind: the database itself says whether it is free.
    return undefined;
  }
}
