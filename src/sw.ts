// The service worker: the shell without a network, and the sealed outbox delivered while the app is locked or closed.
// It never caches the API, and never takes over from an older one before a person says so.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { z } from 'zod';
import { CHANGES_CHANNEL, OUTBOX_TAG, PUSH_MESSAGE } from '#sync/changes.ts';
import { drainAll } from '#sync/drain.ts';
import { appVersion } from '#protocol/app-version.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: { url: string; revision: string | null }[] };

// oxlint-disable-next-line no-underscore-dangle -- the build puts the list of files under this name
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(api|job|metrics|openapi|\.well-known)(\/|$|\?|\.)/],
  }),
);

// The page of the very first visit too: else nobody delivers for it in the background, and a newer version would take
// its files away without asking. Every later page is controlled from its start.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const changes = new BroadcastChannel(CHANGES_CHANNEL);

/** Rejects while something still waits, so that the browser's Background Sync asks again. */
async function deliver(): Promise<void> {
  const drained = await drainAll(
    {
      factory: indexedDB,
      locks: navigator.locks,
      files: () => navigator.storage.getDirectory().catch(() => undefined),
      fetch: (input, init) => fetch(input, init),
      now: Date.now,
      random: Math.random,
      newId: () => crypto.randomUUID(),
      version: appVersion,
      changed: (part) => changes.postMessage(part),
    },
    true,
  );
  if (drained.some(({ nextTry }) => nextTry !== undefined)) throw new Error('Something still waits to be sent');
}

// The `sync` event has no type of its own: only some browsers know it, and nothing depends on it.
self.addEventListener('sync', (event: Event) => {
  if (event instanceof ExtendableEvent && 'tag' in event && event.tag === OUTBOX_TAG) event.waitUntil(deliver());
});

self.addEventListener('message', (event) => {
  const { type } = messageSchema.safeParse(event.data).data ?? {};
  if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (type === PUSH_MESSAGE) event.waitUntil(deliver().catch(() => undefined));
});

const messageSchema = z.object({ type: z.string() });
