import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { roleAtLeast } from '@openhall/domain/accounts';
import { ACCESS } from '../common/access.js';
import type { Access, ActorRequest } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { setCookie } from './reply-cookie.js';
import { SessionsService } from './sessions.service.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The door of every route: whose session it is, whether the request comes from our own pages, and whether the role suffices. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may call it`);
    if (!safeMethods.has(request.method)) this.refuseForeignOrigin(request);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    request.participant = await this.sessions.participantOf(
      request.cookies[this.sessions.cookieName],
      (renewed) => setCookie(reply, renewed),
    );
    request.actor = request.participant?.actor ?? null;
    this.refuseWithout(access, request);
    return true;
  }

  /** A browser says where a request comes from; programs without one need a cookie that `SameSite` keeps from other sites. */
  private refuseForeignOrigin(request: ActorRequest): void {
    const origin = request.headers.origin;
    const site = request.headers['sec-fetch-site'];
    const foreign =
      origin === undefined
        ? site !== undefined && site !== 'same-origin' && site !== 'none'
        : origin !== this.environment.publicUrl.origin;
    if (foreign) throw new ProblemError('foreign_origin');
  }

  private refuseWithout(access: Access, request: ActorRequest): void {
    if (access === 'public') return;
    if (access === 'demo') {
      if (this.environment.mode !== 'demo') throw new ProblemError('demo_only');
      return;
    }
    if (access === 'participant') {
      if (!request.participant) throw new ProblemError('not_signed_in');
      return;
    }
    const actor = request.actor;
    if (!actor) throw new ProblemError('not_signed_in');
    if (access !== 'signed_in' && !roleAtLeast(actor.role, access)) throw new ProblemError('not_allowed');
  }
}
