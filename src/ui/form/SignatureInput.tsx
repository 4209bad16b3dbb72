import { useState } from 'react';
import { useController } from 'react-hook-form';
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import type { Field } from '#domain/field.ts';
import { Button } from '../Button.tsx';
import { FieldFrame } from '../FieldFrame.tsx';
import { SignaturePad } from '../SignaturePad.tsx';
import { useFormWorld } from './form-context.ts';
import { type FieldInputProps, textOf, useAnswer } from './use-answer.ts';
import { usePicture } from './use-picture.ts';

/** The answer is the id of one attachment of role `signature`, which stands in `attachments` of the same entry. */
export function SignatureInput({ field, name }: FieldInputProps<Extract<Field, { readonly input: 'signature' }>>) {
  const { photos } = useFormWorld();
  const { value, onChange, labelled } = useAnswer({ field, name });
  const attachments = useController({ name: `${name.slice(0, name.indexOf('.'))}.attachments` }).field;
  const [problem, setProblem] = useState<string>();
  const signed = textOf(value);
  const picture = usePicture(signed ? () => photos.thumbnail(signed) : undefined, signed);

  const replace = (next: z.infer<typeof attachmentSchema> | undefined) => {
    const others = z
      .array(attachmentSchema)
      .catch([])
      .parse(attachments.value)
      .filter(({ id }) => id !== signed);
    attachments.onChange(next ? [...others, next] : others);
    onChange(next?.id);
  };
  const keep = async (drawn: Blob) => {
    const outcome = await photos.keep(drawn, 'signature');
    setProblem('problem' in outcome ? outcome.problem : undefined);
    if ('attachment' in outcome) replace(outcome.attachment);
  };

  if (signed)
    return (
      <FieldFrame {...labelled}>
        <div className="signature-frame">
          {picture ? <img src={picture} alt={`${field.label}: signed`} /> : <p className="loading">Signed and kept</p>}
        </div>
        <Button id={name} look="quiet" small onPress={() => replace(undefined)}>
          Sign again
        </Button>
      </FieldFrame>
    );
  return <SignaturePad {...labelled} error={problem ?? labelled.error} onDone={(drawn) => void keep(drawn)} />;
}
