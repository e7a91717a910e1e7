import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';

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
}
