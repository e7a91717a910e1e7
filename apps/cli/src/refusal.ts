import { ProblemError } from '@openhall/api/common/problem';
import { EnvironmentError } from '@openhall/api/config/environment';
import { DatabaseError } from '@openhall/persistence/errors';

/** A reason to stop that the person at the terminal can do something about: one line, no stack. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

/** Prints one clear line for what is foreseen, and the whole error for what is not; then exits. */
export function failPlainly(error: unknown): never {
  const foreseen =
    error instanceof Refusal ||
    error instanceof EnvironmentError ||
    error instanceof DatabaseError ||
    error instanceof ProblemError;
  process.stderr.write(
    foreseen ? `openhall: ${error.message}\n` : `openhall: ${String((error as Error)?.stack ?? error)}\n`,
  );
  process.exit(error instanceof Refusal ? error.exitCode : 1);
}
