import type { Socket } from 'socket.io';

type Connection = Socket['conn'];

/** What engine.io keeps of a connection and does not declare. */
interface Kept {
  /** Packets that wait for the transport. */
  writeBuffer: { data?: string | Buffer }[];
  transport: { socket?: { bufferedAmount: number; terminate(): void } };
}

/** Bytes (characters, where text waits) that were sent to a connection and that the system has not taken yet. */
export function unsentBytes(connection: Connection): number {
  const { writeBuffer, transport } = connection as unknown as Kept;
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const packet of writeBuffer) bytes += packet.data?.length ?? 0;
  return bytes;
}

/** Forgets what waits for the transport; what the transport has begun to send goes on. */
export function dropUnsent(connection: Connection): void {
  (connection as unknown as Kept).writeBuffer.length = 0;
}

/** Ends a connection without a farewell, which one that does not read would never take. */
export function terminate(connection: Connection): void {
  const { socket } = (connection as unknown as Kept).transport;
  if (socket) socket.terminate();
  else connection.close(true);
}
