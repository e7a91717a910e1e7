import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { CustomDecorator, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from '@openhall/domain/accounts';
import type { Assurance } from '@openhall/domain/townhall';
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

/** Whoever takes part in a town hall: a signed-in person, or a guest, who has a session but no account to speak of. */
export interface Participant {
  id: string;
  name: string;
  locale: string;
  assurance: Assurance;
  sessionId: string;
  /** The person who is signed in; null for a guest, who is nobody outside town halls. */
  actor: Actor | null;
}

/**
 * Who gets through the door of a route; finer questions are the module policy's. `demo` routes exist in the demo alone;
 * `participant` lets in guests of town halls too.
 */
export type Access =
  'public' | 'demo' | 'participant' | 'signed_in' | 'moderator' | 'officer' | 'administrator';

export const ACCESS = 'openhall:access';

/** Declares who may call a route. Every route has one: the guard refuses a route without. */
export const Allow = (access: Access): CustomDecorator => SetMetadata(ACCESS, access);

export interface ActorRequest extends FastifyRequest {
  actor?: Actor | null;
  participant?: Participant | null;
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

/** Whoever takes part, a guest of a town hall included, or null. */
export const MaybeParticipant = createParamDecorator(
  (_: unknown, context: ExecutionContext): Participant | null =>
    context.switchToHttp().getRequest<ActorRequest>().participant ?? null,
);

/** Whoever takes part, a guest of a town hall included. @throws ProblemError `not_signed_in` */
export const CurrentParticipant = createParamDecorator(
  (_: unknown, context: ExecutionContext): Participant => {
    const { participant } = context.switchToHttp().getRequest<ActorRequest>();
    if (!participant) throw new ProblemError('not_signed_in');
    return participant;
  },
);

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
