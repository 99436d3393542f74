/** An error that a person can act on: `message` says what is wrong and where, `nextStep` what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly nextStep: string | null;

  constructor(message: string, nextStep: string | null = null) {
    super(message);
    this.nextStep = nextStep;
  }
}

/** What is wrong and what to do, as one line: for answers that are a single text. */
export function inOneLine({ message, nextStep }: UserError): string {
  return [message, nextStep ?? ''].join(' ').trim();
}
