import { hourMs } from '../core/durations.ts';
import type { ReadRequest } from './adapter.ts';
import { GatewayError } from './fetch-port.ts';

/** What is known of a part: the last good value with its time, and why it could not be read again. */
export interface PartReading<Value> {
  readonly value: Value | null;
  readonly readAt: Date;
  readonly error: GatewayError | null;
}

/** A part that failed is asked for again after twice this, then after four times, up to its own period. */
const firstPauseMs = 60_000;

/** What may not be read is asked for again after an hour: somebody may have given the key more rights. */
const refusedPauseMs = hourMs;

/** A part of what a gateway tells that is read no more often than it changes. A value survives failures, with its age. */
export class KeptPart<Value, About = null> {
  readonly #everyMs: number;
  readonly #load: (request: ReadRequest, about: About) => Promise<Value>;
  #last: PartReading<Value> | null = null;
  #key = '';
  #notBefore = 0;
  #failuresInARow = 0;

  /** `load` rejects with `GatewayError`; `about` says what of the part is wanted, as plain data. */
  constructor(everyMs: number, load: (request: ReadRequest, about: About) => Promise<Value>) {
    this.#everyMs = everyMs;
    this.#load = load;
  }

  /** The part, read anew if it is time to. Rejects only when aborted. */
  async read(request: ReadRequest, about: About): Promise<PartReading<Value>> {
    const now = request.now.getTime();
    const key = JSON.stringify(about);
    if (this.#last !== null && key === this.#key && now < this.#notBefore) {
      return this.#last;
    }
    const kept = key === this.#key ? this.#last : null;
    const read = await this.#attempt(request, about, kept);
    this.#key = key;
    this.#last = read;
    this.#failuresInARow = read.error === null ? 0 : this.#failuresInARow + 1;
    this.#notBefore = now + this.#pauseMs(read.error);
    return read;
  }

  async #attempt(request: ReadRequest, about: About, kept: PartReading<Value> | null): Promise<PartReading<Value>> {
    try {
      return { value: await this.#load(request, about), readAt: request.now, error: null };
    } catch (error) {
      if (!(error instanceof GatewayError)) {
        throw error;
      }
      return { value: kept?.value ?? null, readAt: kept?.readAt ?? request.now, error };
    }
  }
  #pauseMs(error: GatewayError | null): number {
    if (error === null) {
      return this.#everyMs;
    }
    const pause = error.failure === 'refused' ? refusedPauseMs : firstPauseMs * 2 ** this.#failuresInARow;
    return Math.max(error.retryAfterMs ?? 0, Math.min(pause, Math.max(this.#everyMs, refusedPauseMs)));
  }
}
