import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { CommentPage, CommentView, HelpfulAnswer, ThreadPage } from '@openhall/contracts/comments';
import type { WaitingView } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import type { Revision } from '@openhall/contracts/proposals';
import { Allow, CommandKey, CurrentActor, MaybeActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { WaitingService } from '../moderation/waiting.service.js';
import { CommentsService } from './comments.service.js';
import { ConversationsService } from './conversations.service.js';
import { CommentCreationDto } from './dto/comment-creation.dto.js';
import { CommentEditDto } from './dto/comment-edit.dto.js';
import { CommentsQueryDto } from './dto/comments-query.dto.js';
import { ThreadQueryDto } from './dto/thread-query.dto.js';
import { HelpfulService } from './helpful.service.js';
import { ThreadsService } from './threads.service.js';

/** An id that is no UUID names nothing. */
const anId = new ParseUUIDPipe({ exceptionFactory: () => new ProblemError('not_found') });

@Controller()
export class CommentsController {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly threads: ThreadsService,
    private readonly comments: CommentsService,
    private readonly helpful: HelpfulService,
    private readonly waiting: WaitingService,
  ) {}

  @Get('proposals/:id/comments')
  @Allow('public')
  page(
    @Param('id', anId) id: string,
    @Query() { order = 'balanced', cursor }: CommentsQueryDto,
    @MaybeActor() actor: Actor | null,
  ): Promise<CommentPage> {
    return this.conversations.page(id, order, cursor, actor);
  }

  @Post('proposals/:id/comments')
  @Allow('signed_in')
  async post(
    @Param('id', anId) proposalId: string,
    @Body() creation: CommentCreationDto,
    @CurrentActor() actor: Actor,
    @CommandKey() key: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommentView | WaitingView> {
    const id = await this.comments.post(proposalId, actor, creation, key);
    return this.answer(id, actor, reply);
  }

  @Get('comments/:id')
  @Allow('public')
  one(@Param('id', anId) id: string, @MaybeActor() actor: Actor | null): Promise<CommentView> {
    return this.threads.one(id, actor);
  }

  @Get('comments/:id/thread')
  @Allow('public')
  thread(
    @Param('id', anId) id: string,
    @Query() { cursor }: ThreadQueryDto,
    @MaybeActor() actor: Actor | null,
  ): Promise<ThreadPage> {
    return this.threads.thread(id, cursor, actor);
  }

  @Get('comments/:id/revisions')
  @Allow('public')
  revisions(
    @Param('id', anId) id: string,
    @Query() { cursor }: ThreadQueryDto,
    @MaybeActor() actor: Actor | null,
  ): Promise<Page<Revision>> {
    return this.threads.revisions(id, cursor, actor);
  }

  @Patch('comments/:id')
  @Allow('signed_in')
  async edit(
    @Param('id', anId) id: string,
    @Body() edit: CommentEditDto,
    @CurrentActor() actor: Actor,
    @CommandKey() key: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommentView | WaitingView> {
    await this.comments.edit(id, actor, edit, key);
    return this.answer(id, actor, reply);
  }

  @Delete('comments/:id')
  @Allow('signed_in')
  @HttpCode(204)
  async remove(
    @Param('id', anId) id: string,
    @CurrentActor() actor: Actor,
    @CommandKey() key: string | null,
  ): Promise<void> {
    await this.comments.remove(id, actor, key);
  }

  @Put('comments/:id/helpful')
  @Allow('signed_in')
  mark(@Param('id', anId) id: string, @CurrentActor() actor: Actor): Promise<HelpfulAnswer> {
    return this.helpful.set(id, actor, true);
  }

  @Delete('comments/:id/helpful')
  @Allow('signed_in')
  unmark(@Param('id', anId) id: string, @CurrentActor() actor: Actor): Promise<HelpfulAnswer> {
    return this.helpful.set(id, actor, false);
  }

  /** The comment, or with 202 what its author reads while it waits for a moderator. */
  private async answer(id: string, actor: Actor, reply: FastifyReply): Promise<CommentView | WaitingView> {
    const waiting = await this.waiting.ownOne(actor, { subjectType: 'comment', subjectId: id });
    if (!waiting) return this.threads.one(id, actor);
    void reply.status(202);
    return waiting;
  }
}
