import type { Project } from './project.ts';

/**
 * Whether an evaluation goes on. Where a file is missing, what is being read will be read again when the file is loaded:
 * until the next reading begins, everything is unknown, and nothing is remembered.
 */
export interface Patience {
  /** Begins a reading of its own. */
  begin(): void;
  /** True where a file was missing since the reading began. */
  isOut(): boolean;
  /** What is missing stays missing. */
  endure(): void;
}

/** The patience of an evaluation; it never ends where no other files are asked for. */
export function createPatience(project: Project | null): Patience {
  let allowed = 0;
  return {
    begin() {
      if (allowed !== Number.POSITIVE_INFINITY) allowed = project?.misses() ?? 0;
    },
    isOut: () => project !== null && project.misses() > allowed,
    endure() {
      allowed = Number.POSITIVE_INFINITY;
    },
  };
}
