// The highest seq of each enrolment, in a cookie: browsers clear databases and cookies apart, so erased storage is noticed.
const COOKIE = 'wardbook-marks';
const KEPT_SECONDS = 400 * 24 * 60 * 60;
/** Eight hex characters tell two enrolments of one phone apart and name neither. */
const NAME_LENGTH = 8;

export interface SeqMark {
  /** The end of the enrolment's id. */
  readonly enrolment: string;
  readonly seq: number;
}

export const markOf = (enrolment: string, seq: number): SeqMark => ({ enrolment: enrolment.slice(-NAME_LENGTH), seq });

/** Marks in the text of `document.cookie`. */
export function marksInCookie(cookies: string): readonly SeqMark[] {
  const value = cookies
    .split(/;\s*/)
    .find((each) => each.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
  return (value ?? '').split('.').flatMap((each) => {
    const [, enrolment, seq] = /^([0-9a-f]{8})-(\d{1,9})$/.exec(each) ?? [];
    return enrolment && seq ? [{ enrolment, seq: Number(seq) }] : [];
  });
}

/** What to assign to `document.cookie`; a mark never goes back. */
export function cookieWithMark(cookies: string, mark: SeqMark, secure: boolean): string {
  const marks = new Map(marksInCookie(cookies).map(({ enrolment, seq }) => [enrolment, seq]));
  marks.set(mark.enrolment, Math.max(mark.seq, marks.get(mark.enrolment) ?? 0));
  const value = [...marks].map(([enrolment, seq]) => `${enrolment}-${seq}`).join('.');
  return `${COOKIE}=${value}; Path=/; Max-Age=${KEPT_SECONDS}; SameSite=Strict${secure ? '; Secure' : ''}`;
}

/** The highest seq that the marks know and the heads do not: what is no longer on this phone. */
export function erasedUpTo(marks: readonly SeqMark[], heads: readonly SeqMark[]): number | undefined {
  const lost = marks.filter(
    ({ enrolment, seq }) => seq > (heads.find((head) => head.enrolment === enrolment)?.seq ?? 0),
  );
  return lost.length > 0 ? Math.max(...lost.map(({ seq }) => seq)) : undefined;
}
