import { Logger, UseFilters } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { OnGatewayConnection, OnGatewayInit } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import type {
  ClientToServerEvents,
  JoinAnswer,
  RoomName,
  ServerToClientEvents,
} from '@openhall/contracts/live';
import { problemOf } from '../common/problem.filter.js';
import { SessionsService } from '../identity/sessions.service.js';
import { SessionEndings } from '../identity/session-endings.events.js';
import { AudienceService } from './audience.service.js';
import type { Listening } from './audience.service.js';
import { DeliveryService } from './delivery.service.js';
import type { LiveServer } from './delivery.service.js';
import { RoomRequestPipe } from './room-request.pipe.js';
import { RoomsService } from './rooms.service.js';
import { SignalsService } from './signals.service.js';
import { SocketProblemFilter } from './socket-problem.filter.js';
import { TalliesService } from './tallies.service.js';

type LiveSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  object,
  { cookie: string | undefined; sessionId: string | null; person?: Listening | null }
>;

const maximumRooms = 20;
const sessionPollMs = 15_000;

/** Sockets only listen: `join` and `leave` is all they may say. Commands go over HTTP. */
@WebSocketGateway()
@UseFilters(SocketProblemFilter)
export class LiveGateway
  implements OnGatewayInit<LiveServer>, OnGatewayConnection<LiveSocket>, OnApplicationShutdown
{
  private readonly logger = new Logger('Live');
  @WebSocketServer() private readonly server!: LiveServer;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly rooms: RoomsService,
    private readonly delivery: DeliveryService,
    private readonly tallies: TalliesService,
    private readonly audience: AudienceService,
    private readonly sessions: SessionsService,
    private readonly signals: SignalsService,
    endings: SessionEndings,
  ) {
    endings.listen((ids) => {
      for (const name of ids) {
        this.close(name);
        this.signals.broadcast({ kind: 'ended', name });
      }
    });
    endings.listenToChanges((ids) => {
      for (const name of ids) {
        this.reopen(name);
        this.signals.broadcast({ kind: 'changed', name });
      }
    });
    signals.listen((signal) => {
      if (signal.kind === 'ended') this.close(signal.name);
      if (signal.kind === 'changed') this.reopen(signal.name);
    });
  }

  async afterInit(server: LiveServer): Promise<void> {
    server.of('/').adapter.on('delete-room', (room: string) => {
      this.delivery.forget(room);
      this.tallies.forget(room);
    });
    server.use((socket: LiveSocket, next) => {
      this.recognise(socket).then(
        () => next(),
        // Its message goes to the client, so it is a code and no inner detail.
        (error: unknown) => next(new Error(problemOf(error).code)),
      );
    });
    this.delivery.start(server);
    this.tallies.start(server);
    this.audience.start(server);
    this.timer = setInterval(() => void this.closeDead(), sessionPollMs);
    this.timer.unref();
    await this.signals.start();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  handleConnection(socket: LiveSocket): void {
    if (socket.data.sessionId) void socket.join(`session/${socket.data.sessionId}`);
    forgetRequest(socket);
  }

  /** Joins first, then tells the sequence: what happens in between arrives twice rather than never. */
  @SubscribeMessage('join')
  async join(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody(RoomRequestPipe) request: { room: RoomName },
  ): Promise<JoinAnswer> {
    // Asked anew: the person's role may have changed since the socket connected.
    const participant = await this.sessions.participantOf(socket.data.cookie);
    if (!(await this.rooms.mayJoin(participant, request.room))) return { ok: false, code: 'room_unknown' };
    // Asked last: the socket may have gone, or joined others, while the database answered.
    if (!socket.connected || socket.rooms.size > maximumRooms)
      return { ok: false, code: 'too_many_requests' };
    socket.data.person = participant && { id: participant.id, assurance: participant.assurance };
    await socket.join(request.room);
    this.tallies.joined(request.room);
    return { ok: true, room: request.room, seq: await this.delivery.follow(request.room) };
  }

  @SubscribeMessage('leave')
  async leave(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody(RoomRequestPipe) request: { room: RoomName },
  ): Promise<{ ok: boolean }> {
    await socket.leave(request.room);
    return { ok: true };
  }

  private async recognise(socket: LiveSocket): Promise<void> {
    const cookies = socket.handshake.headers.cookie ?? '';
    const found = cookies
      .split(';')
      .map((cookie) => cookie.trim().split('='))
      .find(([name]) => name === this.sessions.cookieName);
    socket.data.cookie = found?.[1];
    socket.data.sessionId = (await this.sessions.participantOf(socket.data.cookie))?.sessionId ?? null;
  }

  private close(sessionId: string): void {
    const sockets = this.server?.local.in(`session/${sessionId}`);
    sockets?.emit('signed_out');
    sockets?.disconnectSockets(true);
  }

  /** Cuts a session's connections: clients come back by themselves, and are asked anew which rooms they may join. */
  private reopen(sessionId: string): void {
    for (const id of [...(this.server?.sockets.adapter.rooms.get(`session/${sessionId}`) ?? [])])
      this.server.sockets.sockets.get(id)?.conn.close();
  }

  /** Closes sockets whose session ended while no signal came through. */
  private async closeDead(): Promise<void> {
    const connected = [...this.server.sockets.adapter.rooms.keys()]
      .filter((room) => room.startsWith('session/'))
      .map((room) => room.slice('session/'.length));
    try {
      const alive = await this.sessions.alive(connected);
      for (const id of connected) if (!alive.has(id)) this.close(id);
    } catch (error) {
      this.logger.warn(`Sessions of sockets were not checked: ${String(error)}`);
    }
  }
}

/** What a socket needs of the request that opened it has been read; kept, it is a third of a socket's memory. */
function forgetRequest(socket: LiveSocket): void {
  Object.assign(socket.conn, { request: null });
  Object.assign(socket.handshake, { headers: {}, query: {}, url: '' });
}
