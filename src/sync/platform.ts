const SYSTEMS = [/iPhone|iPad|iPod/, /Android/, /Windows/, /Mac OS X/, /Linux/] as const;
const NAMES = ['iPhone or iPad', 'Android', 'Windows', 'Mac', 'Linux'] as const;
const BROWSERS = [
  [/Edg\w*\/(\d+)/, 'Edge'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/(?:Headless)?Chrome\/(\d+)/, 'Chrome'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Version\/(\d+)[\d.]* .*Safari/, 'Safari'],
] as const;

/** "Android, Chrome 156": which phone it is, for the manager's list; an unknown browser is said to be one. */
export function platformWords(userAgent: string): string {
  const system = NAMES[SYSTEMS.findIndex((pattern) => pattern.test(userAgent))] ?? 'Another system';
  for (const [pattern, name] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return `${system}, ${name} ${version}`;
  }
  return `${system}, another browser`;
}
