import { useEffect, useState } from 'react';

/** A blob: address of a picture that comes later; given back to the browser when it is no longer shown. */
export function usePicture(load: (() => Promise<Blob | undefined>) | undefined, key: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let gone = false;
    let made: string | undefined;
    const show = async () => {
      const blob = await load?.();
      if (gone || !blob) return;
      made = URL.createObjectURL(blob);
      setAddress(made);
    };
    void show();
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
    // The key names the picture; a new function for the same one must not load it again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
  return address;
}
