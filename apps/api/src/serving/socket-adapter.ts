import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import type { Server, ServerOptions, Socket } from 'socket.io';

type Answer = (answer: unknown) => void;

/** Socket.IO with our limits: small messages, no per-message compression (it costs five times the processor). */
export class SocketAdapter extends IoAdapter {
  override createIOServer(port: number, options?: ServerOptions): Server {
    return super.createIOServer(port, {
      ...options,
      maxHttpBufferSize: 16_384,
      perMessageDeflate: false,
      httpCompression: false,
      serveClient: false,
      transports: ['websocket', 'polling'],
    } as ServerOptions);
  }

  /**
   * One plain listener a message. Nest's own keep a chain of observables for each message of each socket, as much memory as
   * the rest of a socket together; our handlers answer once.
   */
  override bindMessageHandlers(
    socket: Socket,
    handlers: Pick<MessageMappingProperties, 'message' | 'callback'>[],
  ): void {
    for (const { message, callback } of handlers) {
      socket.on(String(message), (...said: unknown[]) => void answered(callback, said));
    }
  }
}

/** Filters have answered what failed: then the handler's answer is undefined. */
async function answered(callback: MessageMappingProperties['callback'], said: unknown[]): Promise<void> {
  const last = said.at(-1);
  const answer = typeof last === 'function' ? (last as Answer) : undefined;
  const [request] = answer ? said.slice(0, -1) : said;
  const reply: unknown = await callback(request, answer);
  if (reply !== undefined && reply !== null) answer?.(reply);
}
