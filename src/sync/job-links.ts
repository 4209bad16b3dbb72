import { call } from '#protocol/call.ts';
import { makeJobLink as endpoint } from '#protocol/job-links.ts';
import type { NewJobLink } from './phone.ts';
import { failed } from './session.ts';
import type { Fetch } from './transport.ts';

/** A link to the job of a record that the council has. */
export async function makeJobLink(record: string, item: string | undefined, fetcher: Fetch): Promise<NewJobLink> {
  try {
    const { url, code, expiresAt } = await call(
      endpoint,
      { params: { id: record }, query: item === undefined ? {} : { item } },
      fetcher,
    );
    return { outcome: 'made', url, code, expiresAt };
  } catch (error) {
    return failed(error);
  }
}
