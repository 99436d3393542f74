/** Spans of time in milliseconds. */

export const hourMs = 60 * 60 * 1000;

/** A day of UTC: one of a place is an hour longer or shorter where summer time begins or ends. */
export const dayMs = 24 * hourMs;
