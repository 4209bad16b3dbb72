// Signing in with the account a person has at the council already (OpenID Connect). A browser opens these addresses itself, so
// they are pages and no endpoints: what they have to say stands behind the # of the page they lead back to.

/** Under /api, because no service worker answers there. The second is what the identity provider has to be told. */
export const COUNCIL_SIGN_IN = '/api/sign-in/council';
export const COUNCIL_SIGN_IN_DONE = `${COUNCIL_SIGN_IN}/done`;

/** `desk` comes back to the desk; `tab` ends in a tab of its own, beside the page that must not be lost. */
export type SignInPlace = 'desk' | 'tab';
const pages: Readonly<Record<SignInPlace, string>> = { desk: '/desk', tab: '/signed-in' };

/** `again` has the identity provider ask who it is, even where it knows. */
export const councilSignInPath = (place: SignInPlace, again = false): string =>
  `${COUNCIL_SIGN_IN}?to=${place}${again ? '&again=1' : ''}`;

/** Anything but the other place is the desk: no address from outside is ever led to. */
export const signInPlaceOf = (text: string | null | undefined): SignInPlace => (text === 'tab' ? 'tab' : 'desk');

const MARK = '#sign-in=';
export const afterSignIn = (place: SignInPlace, refusal?: SignInRefusal): string =>
  `${pages[place]}${refusal ? `${MARK}${refusal}` : ''}`;

export function signInRefusalIn(hash: string): SignInRefusal | undefined {
  const name = hash.startsWith(MARK) ? hash.slice(MARK.length) : '';
  return isRefusal(name) ? name : undefined;
}

const isRefusal = (name: string): name is SignInRefusal => Object.hasOwn(signInRefusals, name);

export type SignInRefusal = keyof typeof signInRefusals;

interface RefusalWords {
  readonly title: string;
  readonly message: string;
  /** Another account may well be let in. */
  readonly isAboutWho: boolean;
}

/** Why it did not come to a session, and what to do about it. */
export const signInRefusals = {
  unreachable: {
    title: 'The council’s sign-in service does not answer',
    message:
      'Try again in a few minutes, or sign in with a Wardbook password if you have one. Phones go on saving and sending meanwhile.',
    isAboutWho: false,
  },
  declined: {
    title: 'The council’s sign-in service did not let you in',
    message: 'You stopped, or it refused. Try again; if it refuses again, ask your IT service desk.',
    isAboutWho: false,
  },
  stale: {
    title: 'That sign-in is over',
    message: 'It took longer than ten minutes, was used already, or was begun in another browser. Sign in again.',
    isAboutWho: false,
  },
  unknown: {
    title: 'Nobody has added you to Wardbook yet',
    message:
      'Your council account is right, but Wardbook has no account with its email address. Ask your Wardbook administrator to add you, or use another account.',
    isAboutWho: true,
  },
  left: {
    title: 'Your Wardbook account is closed',
    message:
      'Ask your Wardbook administrator if it should be open. What your phone still holds is delivered all the same.',
    isAboutWho: true,
  },
  unconfirmed: {
    title: 'Your council account has no confirmed email address',
    message: 'Wardbook knows people by it the first time. Ask your IT service desk to confirm it.',
    isAboutWho: true,
  },
  another: {
    title: 'Another council account signs in here',
    message:
      'The Wardbook account with your email address belongs to a different council account. If it is yours, ask your Wardbook administrator to unlink the old one.',
    isAboutWho: true,
  },
  busy: { title: 'Too many tries from here', message: 'Wait a minute, then sign in again.', isAboutWho: false },
  broken: {
    title: 'Wardbook and the council’s sign-in service do not understand each other',
    message:
      'Sign in with a Wardbook password if you have one, and tell your IT service desk: the reason is in Wardbook’s log.',
    isAboutWho: false,
  },
} as const satisfies Record<string, RefusalWords>;
