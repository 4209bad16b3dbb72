import * as path from 'node:path';

export const fileIsInside = (file: string, folder: string): boolean => {
  const relative = path.relative(folder, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
};
