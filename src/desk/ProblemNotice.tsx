import type { Problem } from '#protocol/problem.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

interface ProblemNoticeProps {
  readonly problem: Problem | undefined;
  readonly title?: string;
  readonly onRetry?: () => void;
}

export const ProblemNotice = ({ problem, title, onRetry }: ProblemNoticeProps) =>
  problem ? (
    <Notice tone="attention" live {...(title && { title })}>
      <p>{problem.message}</p>
      {onRetry && (
        <Button look="secondary" small onPress={onRetry}>
          Try again
        </Button>
      )}
    </Notice>
  ) : null;
