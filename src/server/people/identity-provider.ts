// The council's identity provider, asked by OpenID Connect: authorization code with PKCE, state and nonce. Nothing it gives is
// kept or logged but who it says somebody is.
import { createHash } from 'node:crypto';
import * as client from 'openid-client';
import { z } from 'zod';
import { type Oidc, isLoopback } from '../config.ts';
import { SignInRefused } from './sign-in-refused.ts';

export interface CouncilAccount {
  readonly issuer: string;
  /** The identity provider's own name of the person, which it gives to nobody else. */
  readonly subject: string;
  /** Only one that the person is known to have. */
  readonly email: string | undefined;
}

/** What ties an answer to the browser and to the question it belongs to. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface IdentityProvider {
  /** Where the browser goes; `again` has the person asked even where the provider knows them. */
  address(checks: SignInChecks, again: boolean): Promise<URL>;
  /** Reads what the browser brought back. */
  account(returned: URL, checks: SignInChecks): Promise<CouncilAccount>;
}

const PATIENCE_SECONDS = 8;
const CLOCK_SECONDS = 60;

/** Asks for nothing yet: the server starts, and everything else works, while the provider is down. */
export function identityProvider(oidc: Oidc, redirectUri: string): IdentityProvider {
  let known: client.Configuration | undefined;
  const asked = async (): Promise<client.Configuration> => {
    try {
      return (known = await discovered(oidc));
    } catch (error) {
      throw refusedFor(error);
    }
  };

  return {
    async address({ state, nonce, verifier }, again) {
      // Asked each time, because a browser that is sent to a provider that is down has no way on.
      return client.buildAuthorizationUrl(await asked(), {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state,
        nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...(again && { prompt: 'login' }),
      });
    },
    async account(returned, { state, nonce, verifier }) {
      const configuration = known ?? (await asked());
      try {
        const tokens = await client.authorizationCodeGrant(configuration, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const { iss, sub, ...told } = claimsSchema.parse(tokens.claims());
        // Many providers tell of the address only when asked for it.
        const isTold = told.email !== undefined && (told.email_verified !== undefined || oidc.trustsEmail);
        const canAsk = configuration.serverMetadata().userinfo_endpoint !== undefined;
        const { email, email_verified } =
          isTold || !canAsk
            ? told
            : addressSchema.parse(await client.fetchUserInfo(configuration, tokens.access_token, sub));
        return { issuer: iss, subject: sub, email: (email_verified ?? oidc.trustsEmail) ? email : undefined };
      } catch (error) {
        throw refusedFor(error);
      }
    },
  };
}

const addressSchema = z.object({
  // As accounts have it. Letters beyond ASCII are refused, because some of them turn into others when written small.
  email: z.email().trim().toLowerCase().optional().catch(undefined),
  // Some send it as text.
  email_verified: z.union([z.boolean(), z.stringbool()]).optional().catch(false),
});
const claimsSchema = addressSchema.extend({ iss: z.string(), sub: z.string().min(1) });

function discovered({ issuer, clientId, clientSecret }: Oidc): Promise<client.Configuration> {
  const plain = issuer.protocol === 'http:' && isLoopback(issuer.hostname);
  return client.discovery(
    issuer,
    clientId,
    { [client.clockTolerance]: CLOCK_SECONDS },
    // In the body where the provider takes it there: not all of them read the header as the standard has it written.
    (server, ...request) => {
      const inBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post');
      const prove = inBody ? client.ClientSecretPost(clientSecret) : client.ClientSecretBasic(clientSecret);
      return prove(server, ...request);
    },
    {
      timeout: PATIENCE_SECONDS,
      execute: [client.enableNonRepudiationChecks, ...(plain ? [client.allowInsecureRequests] : [])],
    },
  );
}

function refusedFor(error: unknown): SignInRefused {
  if (error instanceof client.AuthorizationResponseError) return new SignInRefused(reasonOf(error.error), error.error);
  if (error instanceof client.ResponseBodyError)
    return error.error === 'invalid_grant'
      ? new SignInRefused('stale', error.error)
      : new SignInRefused(error.status >= 500 ? 'unreachable' : 'broken', error.error);
  const { cause, code } = errorSchema.parse(error);
  if (cause instanceof Response) return new SignInRefused(cause.status >= 500 ? 'unreachable' : 'broken', code);
  // What fetch throws where there is no answer at all, and what a wait that was too long does.
  if (code === 'OAUTH_TIMEOUT' || (error instanceof TypeError && error.message === 'fetch failed'))
    return new SignInRefused('unreachable', code ?? 'no answer');
  return new SignInRefused('broken', code ?? 'unexpected');
}

const errorSchema = z
  .object({ cause: z.unknown(), code: z.string().optional().catch(undefined) })
  .catch({ cause: undefined });

const reasonOf = (error: string): 'declined' | 'unreachable' | 'broken' => {
  if (/^(access_denied|(login|interaction|consent|account_selection)_required)$/.test(error)) return 'declined';
  return /^(server_error|temporarily_unavailable)$/.test(error) ? 'unreachable' : 'broken';
};
