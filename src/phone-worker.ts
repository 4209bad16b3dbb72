// Composition root of the phone: the worker that owns keys, storage, fold and sync. Only what `Phone` says crosses to the page.
import { expose, wrap } from 'comlink';
import { z } from 'zod';
import { openDevice } from '#device/device.ts';
import { codeImage } from '#device/image.ts';
import type { ChangedPart } from '#device/phone-storage.ts';
import { newId } from '#domain/id.ts';
import { CHANGES_CHANNEL } from '#sync/changes.ts';
import { createPhone } from '#sync/create-phone.ts';
import { helloSchema, type PagePort } from '#sync/page-port.ts';
import type { Phone } from '#sync/phone.ts';
import { platformWords } from '#sync/platform.ts';
import { appVersion } from '#protocol/app-version.ts';

// zod probes `new Function` otherwise, which the content security policy reports.
z.config({ jitless: true });

const changes = new BroadcastChannel(CHANGES_CHANNEL);
const changed = (part: ChangedPart): void => changes.postMessage(part);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const hello = helloSchema.safeParse(data).data;
  if (!hello) return;
  void start(wrap<PagePort>(hello.page)).then(
    (phone) => expose(phone, hello.phone),
    (error: unknown) => expose(failing(error), hello.phone),
  );
});

async function start(page: PagePort): Promise<Phone> {
  const device = await openDevice({
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
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const { phone, heard } = createPhone(device, {
    factory: indexedDB,
    locks: 'locks' in navigator ? navigator.locks : undefined,
    files: async () => ('storage' in navigator ? navigator.storage.getDirectory().catch(() => undefined) : undefined),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    random: Math.random,
    newId,
    version: appVersion,
    origin: location.origin,
    platform: platformWords(navigator.userAgent),
    changed,
    alarm(milliseconds, ring) {
      clearTimeout(timer);
      timer = setTimeout(ring, milliseconds);
    },
  });
  changes.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') void heard(data).catch(() => undefined);
  });
  return phone;
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
