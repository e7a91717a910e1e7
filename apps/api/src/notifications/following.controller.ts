import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { followedTypes } from '@openhall/contracts/notifications';
import type {
  FollowedType,
  FollowingView,
  FollowView,
  NotificationView,
} from '@openhall/contracts/notifications';
import type { Page } from '@openhall/contracts/pages';
import { Allow, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { ProblemError } from '../common/problem.js';
import { FollowChangeDto, NotificationsQueryDto } from './dto/following.dto.js';
import { Following } from './following.service.js';

@Controller('account')
export class FollowingController {
  constructor(private readonly following: Following) {}

  /** What this person chose to follow, and how often they hear of things. */
  @Get('following')
  @Allow('signed_in')
  all(@CurrentActor() actor: Actor): Promise<FollowingView> {
    return this.following.all(actor);
  }

  @Put('following')
  @Allow('signed_in')
  chooseDefault(
    @CurrentActor() actor: Actor,
    @Body() { frequency }: FollowChangeDto,
  ): Promise<FollowingView> {
    return this.following.chooseDefault(actor, frequency);
  }

  @Get('following/:type/:id')
  @Allow('signed_in')
  of(
    @CurrentActor() actor: Actor,
    @Param('type') type: string,
    @Param('id', IdPipe) id: string,
  ): Promise<FollowView> {
    return this.following.of(actor, typeOf(type), id);
  }

  @Put('following/:type/:id')
  @Allow('signed_in')
  choose(
    @CurrentActor() actor: Actor,
    @Param('type') type: string,
    @Param('id', IdPipe) id: string,
    @Body() { frequency }: FollowChangeDto,
  ): Promise<FollowView> {
    return this.following.choose(actor, typeOf(type), id, frequency);
  }

  /** What this person was told, newest first. */
  @Get('notifications')
  @Allow('signed_in')
  news(
    @CurrentActor() actor: Actor,
    @Query() { cursor }: NotificationsQueryDto,
  ): Promise<Page<NotificationView>> {
    return this.following.news(actor, cursor);
  }

  /** All of it was seen. */
  @Post('notifications/seen')
  @Allow('signed_in')
  @HttpCode(204)
  seen(@CurrentActor() actor: Actor): Promise<void> {
    return this.following.markSeen(actor);
  }
}

function typeOf(type: string): FollowedType {
  const found = followedTypes.find((one) => one === type);
  if (!found) throw new ProblemError('not_found');
  return found;
}
