// Composition root of the phone: the worker that owns keys, storage, fold and sync. Only what `Phone` says crosses to the page.
// What stands here is loaded before the home screen; `phone-rest.ts` is most of the phone and comes after the first answers.
import { expose, wrap } from 'comlink';
import { openDoor } from '#device/door.ts';
import { createFront } from '#device/front.ts';
import { codeImage } from '#device/image.ts';
import type { ChangedPart } from '#device/phone-storage.ts';
import type { DevicePorts } from '#device/ports.ts';
import { CHANGES_CHANNEL } from '#sync/changes.ts';
import { isHello, type PagePort } from '#sync/page-port.ts';
import { phoneInTwoParts } from '#sync/two-parts.ts';
import { appVersion } from '#protocol/app-version.ts';

const changes = new BroadcastChannel(CHANGES_CHANNEL);
const changed = (part: ChangedPart): void => changes.postMessage(part);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isHello(data)) return;
  void start(wrap<PagePort>(data.page)).then(
    (phone) => expose(phone, data.phone),
    (error: unknown) => expose(failing(error), data.phone),
  );
});

async function start(page: PagePort): Promise<object> {
  const ports: DevicePorts = {
    now: Date.now,
    origin: location.origin,
    version: appVersion,
    changed,
    image: codeImage,
    async paper(content) {
      const [{ printPaper }, fonts] = await printing();
      return printPaper(content, fonts);
    },
    paperSoon: () => void printing().catch(() => undefined),
    marks: { read: () => page.readMarks(), keep: (mark) => page.keepMark(mark) },
    ...('storage' in navigator && {
      storage: {
        persist: () => page.persist(),
        persisted: () => page.persisted(),
        estimate: async () => {
          const { usage } = await navigator.storage.estimate();
          return usage === undefined ? {} : { usage };
        },
      },
    }),
  };
  const door = await openDoor(ports);
  return phoneInTwoParts(createFront(door, ports), async () => {
    const { startRest } = await import('./phone-rest.ts');
    return startRest(ports, door, changes);
  });
}

/** The printer is half a megabyte, so nothing loads it before there is something to print. */
const printing = () =>
  Promise.all([
    import('#documents/print-paper.ts'),
    import('#documents/fonts-here.ts').then(({ fontsHere }) => fontsHere()),
  ]);

/** Storage that will not open is said on the first screen that asks for anything. */
const failing = (error: unknown): object =>
  new Proxy(
    {},
    {
      get: () => async () => {
        throw error;
      },
    },
  );
