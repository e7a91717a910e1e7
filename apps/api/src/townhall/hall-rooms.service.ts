import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { isStaff } from '@openhall/domain/accounts';
import type { Actor } from '../common/access.js';
import { RoomsService } from '../live/rooms.service.js';
import { HallStatesRepository } from './hall-states.repository.js';
import { HallTallies } from './hall-tallies.service.js';

/** Who may listen where: everybody to the hall and its screen, moderators to their own room. */
@Injectable()
export class HallRooms implements OnModuleInit {
  /** Halls that exist; what was deleted has no more events. */
  private readonly known = new Set<string>();

  constructor(
    private readonly rooms: RoomsService,
    private readonly states: HallStatesRepository,
    private readonly tallies: HallTallies,
  ) {}

  onModuleInit(): void {
    this.rooms.registerRoom('townhall', {
      mayJoin: (actor, id) => this.mayJoin(actor, id),
      tally: (id) => this.tallies.of(id),
    });
  }

  private async mayJoin(actor: Actor | null, id: string): Promise<boolean> {
    const [hallId = '', audience] = id.split(':');
    if (audience !== undefined && audience !== 'moderators' && audience !== 'projector') return false;
    if (audience === 'moderators' && !isStaff(actor?.role)) return false;
    if (this.known.has(hallId)) return true;
    if ((await this.states.token(hallId)) === null) return false;
    this.known.add(hallId);
    return true;
  }
}
