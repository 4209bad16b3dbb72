/** The ids that examples name: a warning and what follows from it, one a list. */
export const EXAMPLE = {
  warning: '0192f0c1-7e00-7000-8000-000000000001',
  notice: '0192f0c1-7e00-7000-8000-000000000002',
  appeal: '0192f0c1-7e00-7000-8000-000000000003',
  variation: '0192f0c1-7e00-7000-8000-000000000004',
  breach: '0192f0c1-7e00-7000-8000-000000000005',
  penalty: '0192f0c1-7e00-7000-8000-000000000006',
  remedial: '0192f0c1-7e00-7000-8000-000000000007',
  prosecution: '0192f0c1-7e00-7000-8000-000000000008',
} as const;
