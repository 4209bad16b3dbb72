let taken: string | undefined;

/** The token of the set-up link, once: it leaves the address bar and the history before anything is drawn. */
export function takeSetUpToken(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token) {
    taken = token;
    history.replaceState(history.state, '', location.pathname);
  }
  return taken;
}
