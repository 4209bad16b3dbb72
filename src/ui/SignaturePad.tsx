import type SignatureCanvas from 'signature_pad';
import { useEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import type { Labelled } from './labelled.ts';

interface SignaturePadProps extends Labelled {
  /** A PNG on white, once the person says it is done. */
  readonly onDone: (picture: Blob) => void;
}

/** A place to sign with a finger. Who cannot or will not sign is another answer of the form. */
export function SignaturePad({ onDone, ...labelled }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignatureCanvas>(null);
  const [drawn, setDrawn] = useState(false);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let gone = false;
    const fit = () => fitToScreen(element, pad.current);
    const start = async () => {
      const { default: Pad } = await import('signature_pad');
      if (gone) return;
      pad.current = new Pad(element, { penColor: '#10222b', backgroundColor: '#ffffff', minWidth: 1, maxWidth: 3 });
      pad.current.addEventListener('endStroke', () => setDrawn(true));
      fit();
    };
    void start();
    window.addEventListener('resize', fit);
    return () => {
      gone = true;
      pad.current?.off();
      window.removeEventListener('resize', fit);
    };
  }, []);

  const clear = () => {
    pad.current?.clear();
    setDrawn(false);
  };
  return (
    <FieldFrame {...labelled}>
      <div className="signature-frame">
        <canvas id={labelled.id} ref={canvas} tabIndex={-1} role="img" aria-label="Sign here with a finger" />
      </div>
      {drawn && (
        <div className="inline">
          <Button
            small
            look="secondary"
            onPress={() => canvas.current?.toBlob((picture) => picture && onDone(picture), 'image/png')}
          >
            Keep this signature
          </Button>
          <Button small look="quiet" onPress={clear}>
            Clear
          </Button>
        </div>
      )}
    </FieldFrame>
  );
}

/** Turning the phone must not lose a signature: the strokes are drawn again at the new size. */
function fitToScreen(canvas: HTMLCanvasElement, pad: SignatureCanvas | null): void {
  const ratio = Math.max(window.devicePixelRatio, 1);
  const strokes = pad?.toData() ?? [];
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
  pad?.clear();
  pad?.fromData(strokes);
}
