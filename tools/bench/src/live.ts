import { fork } from 'node:child_process';
import { connect, readAddons, readControlPlane, readVpc } from '@nodeless/aws';
import { SAMPLE_REGION, sampleWorld, startFarEnd, TEST_CREDENTIALS } from '@nodeless/aws/testing';

const CLUSTERS = 200;
const LATENCY_MS = 50;
const names = Array.from({ length: CLUSTERS }, (_, index) => `cluster-${index}`);

/** The far end, in a process of its own: its time and memory are not those of the reader. */
async function serve(): Promise<void> {
  const world = sampleWorld(...names);
  const { url } = await startFarEnd(() => world, { latencyMs: LATENCY_MS });
  process.send?.(url);
}

/** Reads what facts.json may need of 200 clusters, with 50 ms before each answer, and prints time and memory. */
async function read(endpointUrl: string): Promise<void> {
  Object.assign(process.env, TEST_CREDENTIALS);
  const started = Date.now();
  const aws = connect({ endpointUrl });
  const clients = aws.in(SAMPLE_REGION);
  await Promise.all(
    names.map(async (name) => {
      const { network } = await readControlPlane(clients, name);
      await readAddons(clients, name);
      await readVpc(clients, network.vpcId, []);
    }),
  );
  aws.close();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const mebibytes = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(
    `facts of ${CLUSTERS} clusters, ${LATENCY_MS} ms a call: ${seconds} s, ${mebibytes} MiB\n`,
  );
}

/** @param program what starts this again, as the far end */
export async function liveBench(program: string, args: readonly string[]): Promise<void> {
  if (args[0] === 'serve') return serve();
  const farEnd = fork(program, ['serve']);
  try {
    await read(await new Promise<string>((ready) => farEnd.once('message', (url) => ready(String(url)))));
  } finally {
    farEnd.kill();
  }
}
