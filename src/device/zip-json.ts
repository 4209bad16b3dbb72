// JSON as it is kept: gzip'd before it is encrypted.
import { type Bytes, utf8, utf8Text } from '#protocol/bytes.ts';

export const zipJson = (value: unknown): Promise<Bytes> =>
  through(utf8(JSON.stringify(value)), new CompressionStream('gzip'));

export const unzipJson = async (zipped: Bytes): Promise<unknown> =>
  JSON.parse(utf8Text(await through(zipped, new DecompressionStream('gzip'))));

// Without a Blob, which would send the bytes to another process and back.
async function through(bytes: Bytes, stream: CompressionStream | DecompressionStream): Promise<Bytes> {
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [read] = await Promise.all([new Response(stream.readable).arrayBuffer(), written]);
  return new Uint8Array(read);
}
