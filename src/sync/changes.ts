/** Posted on the BroadcastChannel of this name whenever something on the phone changed; every screen that shows it reads again. */
export const CHANGES_CHANNEL = 'wardbook-changes';

/** The tag of Background Sync, and what a page tells the service worker when there is something to deliver. */
export const OUTBOX_TAG = 'wardbook-outbox';
export const PUSH_MESSAGE = 'push';

/** The same parts that a screen listens for; a service worker can change only these. */
export type DeliveredPart = 'outbox' | 'lock';
