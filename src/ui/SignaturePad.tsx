import type SignatureCanvas from 'signature_pad';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import type { Labelled } from './labelled.ts';

interface SignaturePadProps extends Labelled {
  /** A PNG on white after each stroke; undefined when cleared. */
  readonly onChange: (picture: Blob | undefined) => void;
}

/** A place to sign with a finger. Who cannot or will not sign is another answer of the form. */
export function SignaturePad({ onChange, ...labelled }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignatureCanvas>(null);
  const changed = useEffectEvent(onChange);
  const [signed, setSigned] = useState(false);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let gone = false;
    const fit = () => fitToScreen(element, pad.current);
    const start = async () => {
      const { default: Pad } = await import('signature_pad');
      if (gone) return;
      pad.current = new Pad(element, { penColor: '#10222b', backgroundColor: '#ffffff', minWidth: 1, maxWidth: 3 });
      fit();
      pad.current.addEventListener('endStroke', () => {
        setSigned(true);
        element.toBlob((picture) => changed(picture ?? undefined), 'image/png');
      });
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
    setSigned(false);
    onChange(undefined);
  };
  return (
    <FieldFrame {...labelled}>
      <div className="signature-frame">
        <canvas
          id={labelled.id}
          ref={canvas}
          tabIndex={-1}
          role="img"
          aria-label={signed ? `${labelled.label}: signed` : `${labelled.label}: sign here with a finger`}
        />
      </div>
      {signed && (
        <Button look="quiet" small onPress={clear}>
          Sign again
        </Button>
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
