import { AwsError } from './aws-error.ts';
import { connect, type ConnectOptions } from './connect.ts';
import type { LiveCluster } from './live-cluster.ts';
import { readCluster } from './read-cluster.ts';
import {
  SAMPLE_REGION,
  sampleWorld,
  startFarEnd,
  withTestCredentials,
  type FarEnd,
  type FarEndOptions,
  type Fault,
  type SeenRequest,
} from './testing/index.ts';

jest.setTimeout(60_000);
withTestCredentials();

async function withFarEnd<T>(
  { farEnd: farEndOptions, ...options }: ConnectOptions & { readonly farEnd?: FarEndOptions },
  names: readonly string[],
  work: (read: (name: string) => Promise<LiveCluster>, farEnd: FarEnd) => Promise<T>,
): Promise<T> {
  const farEnd = await startFarEnd(() => sampleWorld(...names), farEndOptions);
  const aws = connect({ endpointUrl: farEnd.url, ...options });
  try {
    return await work((name) => readCluster(aws.in(SAMPLE_REGION), name), farEnd);
  } finally {
    aws.close();
    await farEnd.close();
  }
}

async function failure(fault: (request: SeenRequest) => Fault | undefined, options: ConnectOptions = {}) {
  return withFarEnd({ farEnd: { fault }, tries: 2, ...options }, ['prod'], async (read) => {
    const error: unknown = await read('prod').catch((one: unknown) => one);
    if (!(error instanceof AwsError)) throw new Error(`no AwsError: ${JSON.stringify(error)}`);
    const { code, message, action, hint } = error;
    return { code, action, message, hint };
  });
}

test('a missing permission is named', async () => {
  const message = 'User: arn:aws:iam::111122223333:user/x is not authorized to perform: eks:ListNodegroups';
  const found = await failure(({ action }) =>
    action === 'eks:ListNodegroups' ? { status: 403, type: 'AccessDeniedException', message } : undefined,
  );
  expect(found).toEqual({
    code: 'aws/denied',
    action: 'eks:ListNodegroups',
    message: `eks:ListNodegroups is not allowed for cluster prod in ap-northeast-2: AccessDeniedException (HTTP 403): ${message}`,
    hint: 'allow eks:ListNodegroups to the role that runs this; npx nodeless drift --print-role prints all that is needed',
  });
});

test.each<[string, string, Fault]>([
  ['eks:DescribeCluster', 'aws/credentials', { status: 403, type: 'ExpiredTokenException' }],
  ['eks:DescribeCluster', 'aws/credentials', { status: 403, type: 'UnrecognizedClientException' }],
  ['eks:ListAddons', 'aws/throttled', { status: 429, type: 'ThrottlingException' }],
  ['eks:ListAddons', 'aws/failed', { status: 500, type: 'ServerException' }],
  ['eks:ListAddons', 'aws/failed', { body: '{"addons": [' }],
  ['eks:ListAddons', 'aws/failed', { body: '<html>proxy</html>' }],
  ['eks:DescribeAddon', 'aws/failed', { body: '{}' }],
  ['eks:DescribeAddon', 'aws/unreachable', { cut: true }],
  ['ec2:DescribeVpcs', 'aws/denied', { status: 403, type: 'UnauthorizedOperation' }],
  ['ec2:DescribeSubnets', 'aws/throttled', { status: 503, type: 'RequestLimitExceeded' }],
  ['ec2:DescribeSubnets', 'aws/failed', { body: '<html><body>' }],
])('%s: %s when it is answered with %j', async (action, code, fault) => {
  const found = await failure((request) => (request.action === action ? fault : undefined));
  expect([found.action, found.code]).toEqual([action, code]);
});

test('no such cluster', async () => {
  await withFarEnd({}, ['prod'], async (read) => {
    await expect(read('staging')).rejects.toMatchObject({
      code: 'aws/no-cluster',
      message: expect.stringContaining('ap-northeast-2 has no cluster staging') as string,
    });
  });
});

test('no network', async () => {
  const farEnd = await startFarEnd(() => sampleWorld('prod'));
  await farEnd.close();
  const aws = connect({ endpointUrl: farEnd.url, tries: 2 });
  await expect(readCluster(aws.in(SAMPLE_REGION), 'prod')).rejects.toMatchObject({
    code: 'aws/unreachable',
    action: 'eks:DescribeCluster',
    message: expect.stringContaining('ECONNREFUSED') as string,
  });
  aws.close();
});

test('an answer that does not come is not waited for', async () => {
  const found = await failure(
    ({ action }) => (action === 'eks:ListAddons' ? { delayMs: 60_000 } : undefined),
    {
      tryMs: 200,
    },
  );
  expect([found.action, found.code]).toEqual(['eks:ListAddons', 'aws/unreachable']);
});

test('a clock that is wrong is set right once; a signature that is still refused is told', async () => {
  const skewed: Fault = {
    status: 403,
    type: 'InvalidSignatureException',
    message: 'Signature expired',
    date: 'Tue, 01 Dec 2037 00:00:00 GMT',
  };
  await withFarEnd(
    { farEnd: { fault: ({ before }) => (before === 0 ? skewed : undefined) } },
    ['prod'],
    async (read) => {
      expect((await read('prod')).name).toBe('prod');
    },
  );
  const found = await failure(() => skewed);
  expect([found.action, found.code]).toEqual(['eks:DescribeCluster', 'aws/clock']);
});

test('a storm of throttling is waited out', async () => {
  let storm = 3;
  const fault = (): Fault | undefined =>
    (storm -= 1) >= 0 ? { status: 429, type: 'ThrottlingException' } : undefined;
  await withFarEnd({ farEnd: { fault } }, ['prod'], async (read) => {
    expect((await read('prod')).addons.map(({ name }) => name)).toEqual(['coredns', 'vpc-cni']);
    expect(storm).toBeLessThan(0);
  });
});

test('half a list is none', async () => {
  const found = await withFarEnd(
    {
      farEnd: {
        pageSize: 1,
        fault: ({ path }) => (/addons\?nextToken/.test(path) ? { cut: true } : undefined),
      },
      tries: 2,
    },
    ['prod'],
    (read) => read('prod').catch((error: unknown) => error),
  );
  expect(found).toMatchObject({ code: 'aws/unreachable', action: 'eks:ListAddons' });
});

test('a page that comes again and again ends the list', async () => {
  const found = await failure(({ action }) =>
    action === 'eks:ListAddons' ? { body: '{"addons":["a"],"nextToken":"1"}' } : undefined,
  );
  expect(found).toMatchObject({
    code: 'aws/failed',
    message: 'eks:ListAddons answers with a page that it has given before',
  });
});

test('200 clusters at once stay within the limit of calls', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `cluster-${index}`);
  await withFarEnd(
    { concurrency: 8, farEnd: { latencyMs: 5 } },
    names,
    async (read, { mostAtOnce, requests }) => {
      const clusters = await Promise.all(names.map(read));
      expect(clusters.map(({ name }) => name)).toEqual(names);
      expect(mostAtOnce()).toBe(8);
      // One of each list, one for each entry, and four of EC2.
      expect(requests).toHaveLength(200 * 17);
    },
  );
});
