import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { CustomDecorator, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from '@openhall/domain/accounts';
import { ProblemError } from './problem.js';

/** The signed-in person as the request's session names them. */
export interface Actor {
  id: string;
  role: Role;
  displayName: string;
  email: string;
  locale: string;
  /** Public id of the session, never the secret. */
  sessionId: string;
}

/** Who gets through the door of a route; finer questions are the module policy's. `demo` routes exist in the demo alone. */
export type Access = 'public' | 'demo' | 'signed_in' | 'moderator' | 'officer' | 'administrator';

export const ACCESS = 'openhall:access';

/** Declares who may call a route. Every route has one: the guard refuses a route without. */
export const Allow = (access: Access): CustomDecorator => SetMetadata(ACCESS, access);

export interface ActorRequest extends FastifyRequest {
  actor?: Actor | null;
}

/** The signed-in person, or null. */
export const MaybeActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null =>
    context.switchToHttp().getRequest<ActorRequest>().actor ?? null,
);

/** The signed-in person. @throws ProblemError `not_signed_in` */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<ActorRequest>().actor;
  if (!actor) throw new ProblemError('not_signed_in');
  return actor;
});

/**
 * The command's client-made UUID from `Idempotency-Key`, or null.
 * @throws ProblemError `invalid_request` when it is not a UUID
 */
export const CommandKey = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key))
    return key.toLowerCase();
  throw new ProblemError('invalid_request', { detail: 'Idempotency-Key must be a UUID' });
});
