// The job of a link: asks for the code, shows the job, sends its answer.
import './link.css';
import type { ShownJob } from '#protocol/job-links.ts';
import { type Asked, ask } from './ask.ts';
import { coverWhenLeft } from './cover.ts';
import { button, element, errorBox, type Problem, replace } from './dom.ts';
import { answersIn, photoIn, questions, type Typed } from './questions.ts';
import { drop, keep, kept } from './tab.ts';

/** What the council takes; said here before it is sent in vain. */
const MOST_PHOTO = 8 * 1024 * 1024;

// Another link in the same tab is another job.
const linked = location.hash.slice(1);
if (linked && linked !== kept('token')) drop('token', 'pass', 'entry');
const token = linked || kept('token') || '';

async function start(): Promise<void> {
  if (!token) return replace(element('h1', 'This link is not whole'), element('p', 'Open it again from the message.'));
  const pass = kept('pass');
  const opened = pass ? await ask('open', { token, pass }) : undefined;
  if (opened && 'job' in opened) showJob(opened.job);
  else askCode(opened?.problem);
}

function askCode(problem?: Problem): void {
  const code = element('input');
  Object.assign(code, {
    id: 'code',
    inputMode: 'numeric',
    autocomplete: 'one-time-code',
    maxLength: 9,
    required: true,
  });
  const label = element('label', 'Code');
  label.htmlFor = 'code';
  const form = element('form');
  form.noValidate = true;
  form.append(
    element('h1', 'A job for you'),
    ...errorBox(problem),
    element('p', 'The council gave you six digits by voice or in another message.'),
    label,
    code,
    button('Open the job'),
  );
  onSubmit(form, async () => {
    const opened = await ask('open', { token, code: code.value });
    if ('job' in opened) showJob(opened.job);
    else askCode(opened.problem);
  });
  coverWhenLeft(undefined);
  replace(form);
}

function showJob(job: ShownJob, problem?: Problem, typed?: Typed): void {
  keep('token', token);
  keep('pass', job.pass);
  // Neither the address bar nor the history keeps the link once it has opened.
  history.replaceState(null, '', location.pathname);
  document.title = job.title;
  const lines = element('dl');
  for (const { label, value } of job.lines) lines.append(element('dt', label), element('dd', value));
  const head = [
    element('p', `${job.council} · job ${job.number}`, 'soft'),
    element('h1', job.title),
    ...(job.lines.length > 0 ? [lines] : []),
  ];
  if (!job.open) {
    coverWhenLeft(undefined);
    return replace(...head, element('p', `${job.status}. Thank you.`, 'done'));
  }
  const form = element('form');
  form.noValidate = true;
  form.append(...errorBox(problem), ...questions(job.questions, typed), button('Send'));
  onSubmit(form, async () => {
    const answers = answersIn(form, job.questions);
    // The same id until it has arrived: sent twice, it is written once.
    const entry = kept('entry') ?? crypto.randomUUID();
    keep('entry', entry);
    const sent = await sendAnswer(job, entry, answers);
    if ('job' in sent) {
      drop('entry');
      showJob(sent.job);
    } else showJob(job, sent.problem, answers);
  });
  coverWhenLeft(job.sealed ? () => putAway(job.title, job.pass, answersIn(form, job.questions)) : undefined);
  replace(...head, form);
}

/** Of a job in somebody's home nothing stays on the page but what was typed, and showing it again is told like any look. */
function putAway(title: string, pass: string, typed: Typed, problem?: Problem): void {
  const form = element('form');
  form.append(
    element('h1', title),
    ...errorBox(problem),
    element('p', 'Put away, because nobody looked at it for a while. What you gave is still here.'),
    button('Show it again'),
  );
  onSubmit(form, async () => {
    const opened = await ask('open', { token, pass });
    if ('job' in opened) showJob(opened.job, undefined, typed);
    else putAway(title, pass, typed, opened.problem);
  });
  coverWhenLeft(undefined);
  replace(form);
}

async function sendAnswer(job: ShownJob, entry: string, { body, files }: ReturnType<typeof answersIn>): Promise<Asked> {
  const badPhoto = (words: string): Asked => ({
    problem: { words, control: job.questions.find(({ input }) => input === 'photo')?.key },
  });
  if ((files?.[0]?.size ?? 0) > MOST_PHOTO) return badPhoto('The photo is over 8 MB. Take a smaller one, or none.');
  const photo = await photoIn(files).catch(() => undefined);
  if (files?.length && !photo) return badPhoto('The photo cannot be read. Take it again, or send without it.');
  return ask('answer', { token, pass: job.pass, entry, body, ...(photo && { photo }) });
}

function onSubmit(form: HTMLFormElement, send: () => Promise<void>): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const press = form.querySelector('button');
    if (!press || press.disabled) return;
    press.disabled = true;
    press.textContent = 'Sending…';
    void send();
  });
}

void start();
