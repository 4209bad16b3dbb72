// A browser killed soon after enrolling may have lost its push cookie: who signs in on the unlocked phone is given another.
import type { Device } from '#device/device.ts';
import { call, callEmpty } from '#protocol/call.ts';
import { askCredential, renewCredential } from '#protocol/push-credential.ts';
import type { Fetch } from './transport.ts';

export async function renewPushCredential(
  device: Pick<Device, 'current' | 'proveEnrolment'>,
  origin: string,
  fetcher: Fetch,
): Promise<void> {
  const current = await device.current();
  if (!current) return;
  const { enrolment } = current;
  const { challenge } = await call(askCredential, { enrolment }, fetcher);
  if (challenge === undefined) return;
  const signature = await device.proveEnrolment(origin, challenge);
  await callEmpty(renewCredential, { enrolment, body: { challenge, signature } }, fetcher);
}
