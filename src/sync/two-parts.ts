// One phone of two parts: the front answers what it can until the rest, which is most of the code, has been loaded and takes over.
import type { Opened } from '#device/enrolments.ts';
import type { Front } from '#device/front.ts';

/** Makes the whole phone of whoever the front has opened meanwhile. */
export type StartRest<Whole extends object> = (opened: Opened | undefined) => Promise<Whole>;

type Method = (...asked: readonly unknown[]) => Promise<unknown>;

export function phoneInTwoParts<Whole extends object>(front: Front, load: () => Promise<StartRest<Whole>>): object {
  let whole: Promise<Whole> | undefined;
  let underWay: Promise<unknown> = Promise.resolve();

  // An unlock that has begun ends first: what it opens is handed over.
  const takeOver = async (start: StartRest<Whole>): Promise<Whole> => {
    await underWay;
    return start(front.handOver());
  };
  const rest = async (): Promise<Whole> => {
    if (!whole) {
      const start = await load();
      whole ??= takeOver(start);
    }
    return whole;
  };

  const ask = async (name: PropertyKey, asked: readonly unknown[]): Promise<unknown> => {
    const known = whole ? undefined : methodOf(front.answers, name);
    if (known) {
      const answer = known(...asked);
      underWay = Promise.allSettled([underWay, answer]);
      const given = await answer;
      // Nobody waits for it yet: what is unsent goes, and all is there when it is wanted.
      void rest().catch(() => undefined);
      if (given !== undefined) return given;
    }
    return methodOf(await rest(), name)?.(...asked);
  };

  // With a `then` it would be taken for a promise, and whoever awaits it would wait for ever.
  const get = (_: object, name: PropertyKey) =>
    name === 'then' ? undefined : (...asked: readonly unknown[]) => ask(name, asked);
  return new Proxy({}, { get });
}

function methodOf(of: object, name: PropertyKey): Method | undefined {
  const found: unknown = Reflect.get(of, name);
  return typeof found === 'function' ? async (...asked) => Reflect.apply(found, of, asked) : undefined;
}
