/** Moments and spans of time as people read them. */

/** How moments are written for a reader, who has a time zone. */
export interface MomentFormat {
  /** `1 Dec 01:00`, of a moment in ISO 8601. */
  readonly moment: (iso: string) => string;
  /** `24 Nov`. */
  readonly day: (iso: string) => string;
  /** `24 Nov`, of a UTC day `YYYY-MM-DD`, which is that day in every time zone. */
  readonly utcDay: (day: string) => string;
}

/** Writes moments in a time zone (IANA name; that of the machine where left out), in the manner of a locale. */
export function createMomentFormat(timeZone?: string, locale = 'en-GB'): MomentFormat {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(locale, { ...zone, day: 'numeric', month: 'short' });
  const time = new Intl.DateTimeFormat(locale, { ...zone, hour: '2-digit', minute: '2-digit' });
  const utcDay = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' });
  return {
    moment: (iso) => `${day.format(new Date(iso))} ${time.format(new Date(iso))}`,
    day: (iso) => day.format(new Date(iso)),
    utcDay: (iso) => utcDay.format(new Date(iso)),
  };
}

/** `40 s`, `12 min`, `3 h`, `5 days`. */
export function formatSpan(ms: number): string {
  const seconds = Math.round(Math.max(ms, 0) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.round(hours / 24)} days`;
}
