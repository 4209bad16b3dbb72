import { REQUEST_HEADER } from '#protocol/endpoint.ts';
import type { ShownJob } from '#protocol/job-links.ts';
import type { Problem } from './dom.ts';

export type Asked = { readonly job: ShownJob } | { readonly problem: Problem };

const NO_SIGNAL = 'No answer came. What you gave stays here: try again when there is a signal.';

/** Our own server's answer, or a sentence that says what to do. */
export async function ask(what: 'open' | 'answer', body: object): Promise<Asked> {
  try {
    const response = await fetch(`/api/job/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [REQUEST_HEADER]: '1' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (response.ok) return { job: answer };
    if (typeof answer.message !== 'string') return { problem: { words: NO_SIGNAL } };
    const control = Object.keys(answer.fields ?? {}).find((name) => document.getElementsByName(name).length > 0);
    return { problem: { words: answer.message, control } };
  } catch {
    return { problem: { words: NO_SIGNAL } };
  }
}
