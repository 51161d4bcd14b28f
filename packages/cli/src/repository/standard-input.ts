import { MAX_MANIFEST_BYTES } from '@nodeless/sources';

/** Standard input of this process to its end; whoever gets more bytes than it takes, refuses them. */
export async function processInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAX_MANIFEST_BYTES) break;
  }
  return Buffer.concat(chunks);
}
