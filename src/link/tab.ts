// What this tab remembers until it is closed: what opens the job again, and the id of an answer on its way.
type Name = 'token' | 'pass' | 'entry';

// A tab without storage remembers until it is reloaded.
const here = new Map<Name, string>();

export function kept(name: Name): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return here.get(name);
  }
}

export function keep(name: Name, value: string): void {
  here.set(name, value);
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // Kept above.
  }
}

export function drop(...names: readonly Name[]): void {
  for (const name of names) {
    here.delete(name);
    try {
      sessionStorage.removeItem(name);
    } catch {
      // There is nothing in a storage that cannot be read.
    }
  }
}
