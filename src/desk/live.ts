// One stream of "something arrived" for the whole desk. It says nothing of what arrived: screens ask again.
import { useSyncExternalStore } from 'react';
import { deskEvents } from '#protocol/desk-records.ts';

export type Stream = 'starting' | 'live' | 'lost';

/** A burst of arrivals is one refresh. */
const GATHER_MS = 300;
const RETRY_MS = 15_000;

const arrivals = new Set<() => void>();
const watchers = new Set<() => void>();
let stream: Stream = 'starting';
let source: EventSource | undefined;
let gathering: ReturnType<typeof setTimeout> | undefined;
let retrying: ReturnType<typeof setTimeout> | undefined;

/** Calls back when something may have changed, also after the stream was lost. Answers how to stop. */
export function onArrival(listener: () => void): () => void {
  arrivals.add(listener);
  return () => void arrivals.delete(listener);
}

/** Runs while somebody is signed in. Answers how to stop. */
export function openStream(): () => void {
  connect();
  return () => {
    clearTimeout(retrying);
    source?.close();
    source = undefined;
    say('starting');
  };
}

export const useStream = (): Stream => useSyncExternalStore(watch, () => stream);

function connect(): void {
  source?.close();
  const opened = new EventSource(deskEvents.path);
  source = opened;
  opened.addEventListener('open', () => {
    // What arrived while nobody listened was not heard.
    if (stream === 'lost') gather();
    say('live');
  });
  opened.addEventListener('arrived', gather);
  opened.addEventListener('error', () => {
    say('lost');
    // The browser gives up for good when the answer was not a stream, as after a session has ended.
    if (opened.readyState === EventSource.CLOSED) retrying = setTimeout(connect, RETRY_MS);
  });
}

function gather(): void {
  gathering ??= setTimeout(() => {
    gathering = undefined;
    for (const listener of arrivals) listener();
  }, GATHER_MS);
}

function say(next: Stream): void {
  stream = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}
