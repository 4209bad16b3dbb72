// How screens reach the phone: ask, and ask again when it says that something changed.
import { createContext, useContext, useEffectEvent, useLayoutEffect, useState } from 'react';
import { CHANGES_CHANNEL, type ChangedPart, type Phone } from '#sync/phone.ts';

const MINUTE = 60_000;

export const PhoneContext = createContext<Phone | undefined>(undefined);

export function usePhone(): Phone {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error('This screen stands outside the app');
  return phone;
}

/**
 * What `ask` last answered, undefined until it has; asked again whenever one of the parts changes or `key` does, and each
 * minute where it `tells of time`.
 */
export function useAnswer<T>(
  parts: readonly ChangedPart[],
  key: string,
  ask: (phone: Phone) => Promise<T>,
  tellsOfTime?: (value: T) => boolean,
): T | undefined {
  const phone = usePhone();
  const [answer, setAnswer] = useState<{ key: string; value: T }>();
  const [failure, setFailure] = useState<unknown>();
  const latest = useEffectEvent(ask);
  const listened = parts.join(' ');
  const ticks = answer !== undefined && tellsOfTime !== undefined && tellsOfTime(answer.value);

  // Asked before the screen is painted: the phone answers while it is.
  useLayoutEffect(() => {
    let current = true;
    const read = () =>
      latest(phone).then(
        (value) => current && setAnswer({ key, value }),
        (error: unknown) => current && setFailure(error),
      );
    void read();
    const channel = new BroadcastChannel(CHANGES_CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string' && listened.split(' ').includes(data)) void read();
    };
    const timer = ticks ? setInterval(() => void read(), MINUTE) : undefined;
    return () => {
      current = false;
      channel.close();
      clearInterval(timer);
    };
  }, [phone, key, listened, ticks]);

  // The error boundary says it in words; a screen never shows half of an answer.
  if (failure) throw failure;
  return answer?.key === key ? answer.value : undefined;
}
