// A real, certified identity provider in this process, on 127.0.0.1: whoever is at the door signs in without being asked.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import { freePort } from './free-port.ts';

export const CLIENT = { id: 'wardbook', secret: 'a plain fictional secret' } as const;

interface Somebody {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

export interface TestProvider {
  readonly issuer: URL;
  /** Who is at the door; undefined is somebody who is refused. */
  atDoor: Somebody | undefined;
  /** How often somebody was asked who they are. */
  asked: number;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface ProviderOptions {
  readonly redirectUri: string;
  /** How the client proves itself. */
  readonly proves?: 'client_secret_post' | 'client_secret_basic';
  /** Tells of the address in the token itself, not only when asked. */
  readonly tells?: boolean;
}

/** It does not answer yet. */
export async function identityProviderOnHold({
  redirectUri,
  proves = 'client_secret_post',
  tells = false,
}: ProviderOptions): Promise<TestProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const known = new Map<string, Somebody>();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: proves,
      },
    ],
    clientAuthMethods: [proves],
    conformIdTokenClaims: !tells,
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'of-today' }] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => known.get(accountId) }),
    loadExistingGrant: async ({ oidc: { client, session } }: AtAuthorization) => {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: () => '/door' },
  });
  const answer = provider.callback();
  const door = async (request: IncomingMessage, response: ServerResponse) => {
    const { atDoor } = idp;
    idp.asked += 1;
    if (atDoor) known.set(atDoor.sub, atDoor);
    await provider.interactionFinished(
      request,
      response,
      atDoor ? { login: { accountId: atDoor.sub } } : { error: 'access_denied' },
    );
  };
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/door')) void door(request, response);
    else answer(request, response);
  });
  const idp: TestProvider = {
    issuer: new URL(issuer),
    atDoor: undefined,
    asked: 0,
    start: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return idp;
}

interface AtAuthorization {
  readonly oidc: { readonly client: { readonly clientId: string }; readonly session: { readonly accountId: string } };
}
