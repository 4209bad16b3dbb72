/** A county across the screen: from further out there is nothing to see. */
export const LEAST_ZOOM = 8;
