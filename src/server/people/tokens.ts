import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a cookie or a link. The database keeps only their hash, so that reading it signs nobody in. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
