import { connect, type Socket } from 'node:net';

/**
 * Reads real pixels of an X server's root window, as the beamer would show them. A CDP screenshot asks Chromium
 * to draw again and so cannot say when a pixel changed; this can, in about a quarter of a millisecond a look.
 * X Window System Protocol, X11R7.7, chapters 8 (connection set-up) and 9 (GetImage, opcode 73).
 */
export type Pixels = {
  /** Blue, green, red and padding of each pixel of the rectangle, left to right, top to bottom. */
  read(x: number, y: number, width: number, height: number): Promise<Buffer>;
  close(): void;
};

const Z_PIXMAP = 2;
const GET_IMAGE = 73;

export async function openPixels(display: string): Promise<Pixels> {
  const socket = connect(`/tmp/.X11-unix/X${display.replace(/^:/, '').replace(/\..*$/, '')}`);
  await new Promise<void>((done, fail) => socket.once('connect', done).once('error', fail));
  const take = reader(socket);
  // Little-endian, protocol 11.0, no authorisation (the displays of the tests are started without access control).
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const head = await take(8);
  const rest = await take(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) throw new Error(`X server refused: ${rest.toString('latin1')}`);
  const vendorBytes = rest.readUInt16LE(16);
  const formats = rest[21] ?? 0;
  const root = rest.readUInt32LE(32 + Math.ceil(vendorBytes / 4) * 4 + formats * 8);

  let turn: Promise<unknown> = Promise.resolve();
  return {
    read(x, y, width, height) {
      const answer = turn.then(async () => {
        const request = Buffer.alloc(20);
        request.writeUInt8(GET_IMAGE, 0);
        request.writeUInt8(Z_PIXMAP, 1);
        request.writeUInt16LE(5, 2);
        request.writeUInt32LE(root, 4);
        request.writeInt16LE(x, 8);
        request.writeInt16LE(y, 10);
        request.writeUInt16LE(width, 12);
        request.writeUInt16LE(height, 14);
        request.writeUInt32LE(0xffffffff, 16);
        socket.write(request);
        const reply = await take(32);
        if (reply[0] !== 1) throw new Error(`GetImage failed with X error ${reply[1]}`);
        return take(reply.readUInt32LE(4) * 4);
      });
      turn = answer.catch(() => undefined);
      return answer;
    },
    close: () => socket.destroy(),
  };
}

/** Waits for exact numbers of bytes from a stream. */
function reader(socket: Socket): (bytes: number) => Promise<Buffer> {
  let pending = Buffer.alloc(0);
  let wanted: { bytes: number; give: (chunk: Buffer) => void; fail: (error: Error) => void } | null = null;
  const serve = (): void => {
    if (!wanted || pending.length < wanted.bytes) return;
    const { bytes, give } = wanted;
    wanted = null;
    const chunk = pending.subarray(0, bytes);
    pending = pending.subarray(bytes);
    give(chunk);
  };
  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    serve();
  });
  socket.on('close', () => wanted?.fail(new Error('the X server closed the connection')));
  return (bytes) =>
    new Promise((give, fail) => {
      wanted = { bytes, give, fail };
      serve();
    });
}
