import { saveFile } from '#ui/save-file.ts';

const GONE = 'The paper is not on this phone. It opens at the desk.';

/**
 * Hands a paper to the phone's own sheet (print, send, AirDrop), or opens it where there is no such sheet. Its name is the
 * reference alone: it is shown to whoever looks over the shoulder.
 */
export async function handPaper(paper: Blob | undefined, reference: string): Promise<string | undefined> {
  if (!paper) return GONE;
  const name = `${reference.replaceAll(/[^\w-]+/g, '-') || 'paper'}.pdf`;
  const files = [new File([paper], name, { type: 'application/pdf' })];
  if ('canShare' in navigator && navigator.canShare({ files })) {
    try {
      await navigator.share({ files });
      return undefined;
    } catch (error) {
      // Closed again without choosing: that is an answer, not a fault.
      if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    }
  }
  saveFile(paper, name);
  return undefined;
}
