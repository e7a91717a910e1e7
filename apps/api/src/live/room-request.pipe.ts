import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import type { RoomName } from '@openhall/contracts/live';
import { ProblemError } from '../common/problem.js';

/** `consultation:ID`, `proposal:ID`, `account:ID`, `townhall:ID:moderators` */
const roomName = /^[a-z]{1,20}(:[0-9a-z-]{1,40}){1,2}$/;

/**
 * Checks what a socket says: `{room}` and nothing else. By hand, because Nest's global pipes do not reach gateways and
 * because a class to validate costs more than all the rest of joining when thousands come back at once.
 */
@Injectable()
export class RoomRequestPipe implements PipeTransform<unknown, { room: RoomName }> {
  /** @throws ProblemError `invalid_request` */
  transform(said: unknown): { room: RoomName } {
    if (typeof said === 'object' && said !== null && 'room' in said && Object.keys(said).length === 1) {
      const { room } = said;
      if (typeof room === 'string' && roomName.test(room)) return { room };
    }
    throw new ProblemError('invalid_request');
  }
}
