import { v7 } from 'uuid';
import { z } from 'zod';

export const idSchema = z.uuid();

/** Makes a UUIDv7: sortable by the clock it was made under, a name and never a secret. */
export const newId = (): string => v7();
