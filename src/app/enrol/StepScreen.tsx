import type { ReactNode } from 'react';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import type { Outcome } from '#sync/phone.ts';
import { FormScreen } from '../FormScreen.tsx';

interface StepScreenProps {
  readonly title: string;
  readonly step: number;
  /** The control that the error summary leads to. */
  readonly control: string;
  readonly action: string;
  readonly busy: string;
  readonly onSubmit: () => Promise<Outcome>;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

const STEPS = 3;

/** One of the three pages of first start. */
export const StepScreen = ({ step, ...form }: StepScreenProps) => (
  <FormScreen head={<ProgressBar value={step} of={STEPS} words={`Step ${step} of ${STEPS}`} />} {...form} />
);
