import { type ComponentType, useEffect, useState } from 'react';
import { Loading } from './Loading.tsx';

/**
 * A part of the screen whose code comes when it is first drawn, at once where it was read ahead. React's own `lazy` holds such a
 * part back until its "Opening…" has stood for 300 ms, however soon the code is there.
 */
export function laterPage<Props extends object>(load: () => Promise<ComponentType<Props>>, words?: string) {
  let read: ComponentType<Props> | undefined;
  const readAhead = async () => (read ??= await load());

  function LaterPage(props: Props) {
    const [Page, setPage] = useState(() => read);
    const [failure, setFailure] = useState<unknown>();
    useEffect(() => {
      if (!Page) readAhead().then((page) => setPage(() => page), setFailure);
    }, [Page]);
    // The error boundary says it in words.
    if (failure) throw failure;
    return Page ? <Page {...props} /> : <Loading {...(words && { words })} />;
  }
  return Object.assign(LaterPage, { readAhead });
}
