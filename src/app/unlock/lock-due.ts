const MINUTE = 60_000;
/** A camera or a file picker hides the page for a good reason. */
const PICKING_MINUTES = 3;

export const lockDue = (at: { now: number; lastStir: number; minutes: number; picking: boolean }): boolean =>
  at.now - at.lastStir >= (at.picking ? Math.max(PICKING_MINUTES, at.minutes) : at.minutes) * MINUTE;
