import { Matches } from 'class-validator';

/** A room's name: `consultation:ID`, `proposal:ID`, `account:ID`. */
export class RoomRequestDto {
  @Matches(/^[a-z]{1,20}(:[0-9a-z-]{1,40}){1,2}$/)
  room!: string;
}
