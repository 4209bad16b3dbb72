// A one-time code typed inside the app becomes an enrolment. The code never leaves the phone, and it pins the council's keys.
import { call } from '#protocol/call.ts';
import { enrol as endpoint, type EnrolAnswer } from '#protocol/enrol.ts';
import { councilProof, enrolmentKey, phoneProof, readEnrolmentCode } from '#protocol/enrolment-code.ts';
import { keySetOf } from '#protocol/key-set.ts';
import { newSigningPair, publicKeyText } from '#protocol/signature.ts';
import type { Outcome } from './phone.ts';
import { failed } from './session.ts';
import type { Fetch } from './transport.ts';

export interface EnrolPorts {
  readonly fetch: Fetch;
  /** The address the app was opened at. */
  readonly origin: string;
  readonly platform: string;
  readonly version: string;
  /** Keeps it until a passphrase is chosen: nothing is on the disk before. */
  readonly proved: (answer: EnrolAnswer, signing: CryptoKeyPair) => Promise<void>;
}

export async function enrol(typed: string, ports: EnrolPorts): Promise<Outcome> {
  const code = readEnrolmentCode(typed);
  if (!code)
    return {
      outcome: 'failed',
      message: 'A code has 8 letters and numbers, like K7QM-4X2P. Check it and type it again.',
    };
  const { fetch, origin, platform, version } = ports;
  try {
    const signing = await newSigningPair(true);
    const publicKey = await publicKeyText(signing.publicKey);
    const key = await enrolmentKey(code, origin);
    const answer = await call(
      endpoint,
      { body: { publicKey, proof: await phoneProof(key, publicKey), platform, version } },
      fetch,
    );
    const { text } = answer.keySet;
    const ours =
      answer.proof === (await councilProof(key, publicKey, text)) &&
      keySetOf(answer.keySet).council === answer.council.id;
    if (!ours) return { outcome: 'failed', message: STRANGER };
    await ports.proved(answer, signing);
    return { outcome: 'done' };
  } catch (error) {
    return failed(error);
  }
}

const STRANGER =
  'Something other than your council’s server answered. Do not type the code again here: tell your manager.';
