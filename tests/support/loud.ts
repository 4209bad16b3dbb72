/** For work that reports what it got over: in a test nothing should have to be got over. */
export const loud = (error: unknown): never => {
  throw error;
};
