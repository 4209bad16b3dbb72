// A passkey with the PRF extension gives the same 32 secret bytes each time the person confirms; they unwrap the vault.

const RELYING_PARTY = 'Wardbook';

const prfOf = (credential: Credential | null): Uint8Array<ArrayBuffer> | undefined => {
  if (!(credential instanceof PublicKeyCredential)) return undefined;
  const first = credential.getClientExtensionResults().prf?.results?.first;
  return first instanceof ArrayBuffer ? new Uint8Array(first) : undefined;
};

export async function passkeySecret(challenge: {
  readonly credentials: readonly Uint8Array<ArrayBuffer>[];
  readonly salt: Uint8Array<ArrayBuffer>;
}): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const credential = await navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: challenge.credentials.map((id) => ({ id, type: 'public-key' })),
        userVerification: 'required',
        extensions: { prf: { eval: { first: challenge.salt } } },
      },
    });
    return prfOf(credential);
  } catch {
    return undefined;
  }
}

/** Undefined where the phone has no passkeys, the person refuses, or the passkey cannot give a secret. */
export async function newPasskey(
  salt: Uint8Array<ArrayBuffer>,
): Promise<{ credential: Uint8Array<ArrayBuffer>; secret: Uint8Array<ArrayBuffer> } | undefined> {
  try {
    const created = await navigator.credentials.create({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        rp: { name: RELYING_PARTY },
        // Neutral on purpose: the phone's list of passkeys shows it.
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name: RELYING_PARTY, displayName: RELYING_PARTY },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
        extensions: { prf: { eval: { first: salt } } },
      },
    });
    if (!(created instanceof PublicKeyCredential)) return undefined;
    const credential = new Uint8Array(created.rawId);
    const secret = prfOf(created) ?? (await passkeySecret({ credentials: [credential], salt }));
    return secret && { credential, secret };
  } catch {
    return undefined;
  }
}
