// A one-time code typed inside the app becomes an enrolment. The code never leaves the phone, and it pins the council's keys.
import type { Device } from '#device/device.ts';
import { call } from '#protocol/call.ts';
import { enrol as endpoint } from '#protocol/enrol.ts';
import { councilProof, enrolmentKey, phoneProof, readEnrolmentCode } from '#protocol/enrolment-code.ts';
import { keySetOf } from '#protocol/key-set.ts';
import type { Outcome } from './phone.ts';
import { failed } from './session.ts';
import type { Fetch } from './transport.ts';

interface EnrolPorts {
  readonly fetch: Fetch;
  /** The address the app was opened at. */
  readonly origin: string;
  readonly platform: string;
  readonly version: string;
}

/** Nothing is kept before the answer was proved, and nothing is on the disk before a passphrase is chosen. */
export async function enrol(device: Pick<Device, 'newEnrolment'>, typed: string, ports: EnrolPorts): Promise<Outcome> {
  const code = readEnrolmentCode(typed);
  if (!code)
    return {
      outcome: 'failed',
      message: 'A code has 8 letters and numbers, like K7QM-4X2P. Check it and type it again.',
    };
  const { fetch, origin, platform, version } = ports;
  try {
    const phone = await device.newEnrolment();
    const key = await enrolmentKey(code, origin);
    const proof = await phoneProof(key, phone.publicKey);
    const answer = await call(endpoint, { body: { publicKey: phone.publicKey, proof, platform, version } }, fetch);
    const proved = answer.proof === (await councilProof(key, phone.publicKey, answer.keySet.text));
    if (!proved || keySetOf(answer.keySet).council !== answer.council.id)
      return { outcome: 'failed', message: STRANGER };
    phone.keep(answer);
    return { outcome: 'done' };
  } catch (error) {
    return failed(error);
  }
}

const STRANGER =
  'Something other than your council’s server answered. Do not type the code again here: tell your manager.';
