import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import type { Page } from '@openhall/contracts/pages';
import type {
  HallPage,
  HallView,
  OwnHall,
  ProjectorView,
  QuestionView,
  SimilarQuestion,
} from '@openhall/contracts/townhall';
import { Allow, MaybeParticipant } from '../common/access.js';
import type { Participant } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import type { JsonOf } from '../common/json-of.js';
import { HallCalendar } from './hall-calendar.service.js';
import { HallQueryDto, HallsQueryDto, QuestionsQueryDto, SimilarQueryDto } from './dto/participation.dto.js';
import { HallLists } from './hall-lists.service.js';
import { HallQuestions } from './hall-questions.service.js';
import { OwnHalls } from './own-hall.service.js';
import { Projector } from './projector.service.js';
import { PublicHall } from './public-hall.service.js';

const json = 'application/json; charset=utf-8';

/** Town halls as everybody reads them. */
@Controller('town-halls')
@Allow('public')
export class TownHallsController {
  constructor(
    private readonly lists: HallLists,
    private readonly halls: PublicHall,
    private readonly pages: HallQuestions,
    private readonly own: OwnHalls,
    private readonly projector: Projector,
    private readonly calendar: HallCalendar,
  ) {}

  @Get()
  list(@Query() { when = 'coming', ...asked }: HallsQueryDto): Promise<HallPage> {
    return this.lists.list({ ...asked, when });
  }

  /** The same for everybody; what is one's own is at `me`. */
  @Get(':id')
  @Header('content-type', json)
  one(@Param('id', IdPipe) id: string, @Query() { order = 'fair' }: HallQueryDto): Promise<JsonOf<HallView>> {
    return this.halls.json(id, order);
  }

  @Get(':id/questions')
  questions(
    @Param('id', IdPipe) id: string,
    @Query() { order = 'fair', ...asked }: QuestionsQueryDto,
  ): Promise<Page<QuestionView>> {
    return this.pages.page(id, { ...asked, order });
  }

  /** What is one's own, and what one may do now. */
  @Get(':id/me')
  me(@Param('id', IdPipe) id: string, @MaybeParticipant() participant: Participant | null): Promise<OwnHall> {
    return this.own.of(id, participant);
  }

  /** Questions that say something like what is being typed. */
  @Get(':id/similar')
  similar(@Param('id', IdPipe) id: string, @Query() { text }: SimilarQueryDto): Promise<SimilarQuestion[]> {
    return this.pages.similar(id, text);
  }

  @Get(':id/projector')
  @Header('content-type', json)
  screen(@Param('id', IdPipe) id: string): Promise<JsonOf<ProjectorView>> {
    return this.projector.json(id);
  }

  @Get(':id/calendar.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="town-hall.ics"')
  ics(@Param('id', IdPipe) id: string): Promise<string> {
    return this.calendar.file(id);
  }
}
