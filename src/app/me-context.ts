import { createContext, useContext } from 'react';
import type { Me } from '#sync/phone.ts';

export const MeContext = createContext<Me | undefined>(undefined);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('This screen needs somebody to be unlocked');
  return me;
}
