// Run as a process of its own: commits numbered rows for ever and prints each number only after its commit.
import { openDatabase } from '#server/db/database.ts';

const [, , dataFolder = '', first = '1'] = process.argv;
const database = await openDatabase({ dataFolder });
process.stdout.write('ready\n');
for (let n = Number(first); ; n += 1) {
  await database.as({ act: 'system' }, (tx) =>
    tx
      .insertInto('councils')
      .values(
        [0, 1].map((half) => ({
          id: crypto.randomUUID(),
          name: `${n}.${half}`,
          incarnation: crypto.randomUUID(),
          head: new Uint8Array(32),
        })),
      )
      .execute(),
  );
  process.stdout.write(`${n}\n`);
}
