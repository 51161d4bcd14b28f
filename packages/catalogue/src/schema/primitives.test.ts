import type { z } from 'zod';
import { KubernetesMinor } from './kubernetes-minor.ts';
import {
  AccountId,
  AlbHostName,
  AmiAlias,
  cidrBlock,
  CommitSha,
  dnsLabel,
  DomainName,
  ExactVersion,
  HostName,
  ImageReference,
  LabelKey,
  LabelValue,
  PrincipalArn,
  Quantity,
  Region,
  stringOf,
  VpcId,
  Zone,
} from './primitives.ts';

/** `code: message | hint` of every problem of a string. */
function told(schema: z.ZodType, text: unknown): string[] {
  return (schema.safeParse(text).error?.issues ?? []).map((issue) => {
    const params = issue.code === 'custom' ? issue.params : {};
    return `${String(params?.['code'])}: ${issue.message} | ${String(params?.['hint'])}`;
  });
}

const SHA = '0123456789abcdef0123456789abcdef01234567';
const DIGEST = `sha256:${'0'.repeat(64)}`;

const CASES: Record<string, { schema: z.ZodType; code: string; good: string[]; bad: string[] }> = {
  dnsLabel: {
    schema: dnsLabel(),
    code: 'spec/invalid-name',
    good: ['a', 'a-b', '0', 'x'.repeat(63)],
    bad: ['', 'A', '../x', 'a_b', '-a', 'a-', 'a.b', 'a b', 'ä', 'a\n', 'x'.repeat(64)],
  },
  DomainName: {
    schema: DomainName,
    code: 'spec/invalid-value',
    good: ['example.com', 'a.b.c', 'xn--bcher-kva.example'],
    bad: [
      '',
      'localhost',
      'example.com.',
      '.com',
      'EXAMPLE.com',
      'a b.com',
      'https://example.com',
      '*.example.com',
    ],
  },
  HostName: {
    schema: HostName,
    code: 'spec/invalid-value',
    good: ['example.com', '*.example.com', '*.com', 'a.xn--p1ai', `${'a.'.repeat(126)}a`],
    bad: [
      '',
      'localhost',
      '*',
      '*.',
      '**.example.com',
      'web.*.example.com',
      '*web.example.com',
      'web*.example.com',
      '*.*.example.com',
      '*.EXAMPLE.com',
    ],
  },
  AlbHostName: {
    schema: AlbHostName,
    code: 'spec/invalid-value',
    good: ['example.com', '*.example.com', '*.com', `${'a.'.repeat(63)}aa`],
    bad: ['', 'localhost', '*', 'a.*.com', 'a?.example.com', 'a.xn--p1ai'],
  },
  ExactVersion: {
    schema: ExactVersion,
    code: 'spec/version-range',
    good: ['1.14.1', 'v3.5.1', '1.0.0-rc.1', '1.35.0+k8s.1'],
    bad: [
      '',
      '1.14',
      '^1.14.1',
      '~1.14.1',
      '>=1.14.1',
      '1.x',
      '*',
      'latest',
      'HEAD',
      'main',
      '1.14.1 ',
      '1.14.1 || 2',
    ],
  },
  CommitSha: {
    schema: CommitSha,
    code: 'spec/version-range',
    good: [SHA],
    bad: ['', 'main', 'v1.2.3', SHA.slice(1), `${SHA}0`, SHA.toUpperCase()],
  },
  AmiAlias: {
    schema: AmiAlias,
    code: 'spec/version-range',
    good: ['al2023@v20260714', 'bottlerocket@1.32.0'],
    bad: ['al2023@latest', 'al2023', '@v1', 'al2@v20260714', 'al2023@v20260714 '],
  },
  ImageReference: {
    schema: ImageReference,
    code: 'spec/version-range',
    good: [
      'nginx:1.29.1',
      'public.ecr.aws/eks-distro/kubernetes/pause:3.10',
      'localhost:5000/app:1',
      `nginx@${DIGEST}`,
      `registry.example.com:5000/a/b:1@${DIGEST}`,
    ],
    bad: [
      '',
      'nginx',
      'nginx:latest',
      'localhost:5000/app',
      'nginx:',
      'nginx@sha256:0',
      ':1',
      'nginx :1',
      '${IMAGE}',
    ],
  },
  AccountId: {
    schema: AccountId,
    code: 'spec/invalid-value',
    good: ['111122223333', '000000000000'],
    bad: ['', '11112222333', '1111222233334', '1111-2222-3333', '11112222333x'],
  },
  Region: {
    schema: Region,
    code: 'spec/invalid-value',
    good: ['ap-northeast-2', 'us-gov-west-1', 'cn-north-1', 'il-central-1'],
    bad: ['', 'seoul', 'ap-northeast', 'ap-northeast-2a', 'AP-NORTHEAST-2', 'eu_central_1'],
  },
  Zone: {
    schema: Zone,
    code: 'spec/invalid-value',
    good: ['ap-northeast-2a', 'us-gov-west-1c'],
    bad: ['', 'ap-northeast-2', 'a', 'ap-northeast-2A', 'ap-northeast-2ab', 'apne2-az1'],
  },
  VpcId: {
    schema: VpcId,
    code: 'spec/invalid-value',
    good: ['vpc-12345678', 'vpc-0123456789abcdef0'],
    bad: ['', 'vpc-', 'vpc-1234567', 'vpc-0123456789abcdef00', 'subnet-12345678', 'vpc-1234567G'],
  },
  PrincipalArn: {
    schema: PrincipalArn,
    code: 'spec/invalid-value',
    good: [
      'arn:aws:iam::111122223333:role/platform-admin',
      'arn:aws-cn:iam::111122223333:user/path/to/me@example.com',
      'arn:aws-us-gov:iam::111122223333:role/a',
    ],
    bad: [
      '',
      'arn:aws:iam::111122223333:root',
      'arn:aws:iam::11112222333:role/a',
      'arn:aws:sts::111122223333:assumed-role/a/b',
      'arn:aws:iam::111122223333:role/',
      'arn:aws:iam::111122223333:role/*',
    ],
  },
  Quantity: {
    schema: Quantity,
    code: 'spec/invalid-value',
    good: ['0', '1', '250m', '0.5', '512Mi', '1600Gi'],
    bad: ['', '01', '-1', '1e3', '1 Gi', '1GB', '.5', '1.', 'm', '512MiB'],
  },
  LabelKey: {
    schema: LabelKey,
    code: 'spec/invalid-value',
    good: ['team', 'example.com/team', 'a_b.c-D'],
    bad: ['', '/a', 'example.com/', 'a/b/c', 'a b', '-a', 'x'.repeat(64)],
  },
  LabelValue: {
    schema: LabelValue,
    code: 'spec/invalid-value',
    good: ['', 'a', 'A_b.c-1'],
    bad: [' ', 'a b', '-a', 'a-', 'x'.repeat(64), 'a/b'],
  },
  'cidrBlock(16, 24)': {
    schema: cidrBlock(16, 24),
    code: 'network/invalid-cidr',
    good: ['10.0.0.0/16', '192.168.1.0/24', '172.16.128.0/17'],
    bad: [
      '',
      '10.0.0.0',
      '10.0.0.0/15',
      '10.0.0.0/25',
      '10.0.0.1/16',
      '10.0.0.256/16',
      '10.0.0/16',
      '::/16',
      '010.0.0.0/16',
    ],
  },
};

for (const [name, { schema, code, good, bad }] of Object.entries(CASES)) {
  describe(name, () => {
    test.each(good)('takes %j', (text) => {
      expect(told(schema, text)).toEqual([]);
    });

    test.each(bad)('refuses %j with one sentence that quotes it, and a hint', (text) => {
      const [first, ...more] = told(schema, text);
      expect(more).toEqual([]);
      const [, foundCode, message] = /^([^:]+): (.+) \| (?!undefined).+$/.exec(first ?? '') ?? [];
      expect(foundCode).toBe(code);
      expect(message).toContain(JSON.stringify(text));
    });
  });
}

test.each([
  ['10.0.0.1/16', '"10.0.0.1/16" does not start at the first address of its block | write 10.0.0.0/16'],
  ['10.0.0.0/8', '"10.0.0.0/8" has the prefix /8, allowed are /16 to /24 | choose a smaller block'],
  ['10.0.0.0/28', '"10.0.0.0/28" has the prefix /28, allowed are /16 to /24 | choose a larger block'],
  ['10.0.0.0/33', '"10.0.0.0/33" is not an IPv4 CIDR block | for example 10.0.0.0/16'],
])('%s', (text, words) => {
  expect(told(cidrBlock(16, 24), text)).toEqual([`network/invalid-cidr: ${words}`]);
});

test('an address without a prefix is told as a block of one', () => {
  expect(told(cidrBlock(), '203.0.113.7')).toEqual([
    'network/invalid-cidr: "203.0.113.7" is not an IPv4 CIDR block | write 203.0.113.7/32 for this one address',
  ]);
});

test('a name that is too long says how long it may be', () => {
  expect(told(dnsLabel(5), 'abcdef')).toEqual([
    'spec/invalid-name: "abcdef" has 6 characters, at most 5 are allowed | choose a shorter name',
  ]);
});

describe('Kubernetes versions', () => {
  test.each(['1.32', '1.35', '1.37'])('%s is offered', (text) => {
    expect(told(KubernetesMinor, text)).toEqual([]);
  });

  test.each(['1.38', '1.99', '2.0'])('%s is not known yet', (text) => {
    expect(told(KubernetesMinor, text)).toEqual([
      `spec/unsupported-kubernetes: Kubernetes "${text}" is newer than what this release of Nodeless knows | take a newer Nodeless when EKS has it; known: 1.32, 1.33, 1.34, 1.35, 1.36, 1.37`,
    ]);
  });

  test.each(['1.31', '1.9', '0.99'])('%s is not offered', (text) => {
    expect(told(KubernetesMinor, text)).toEqual([
      `spec/unsupported-kubernetes: EKS does not offer Kubernetes "${text}" | EKS offers 1.32, 1.33, 1.34, 1.35, 1.36, 1.37`,
    ]);
  });

  test.each(['', '1', '1.35.2', '>=1.30', '1.x', 'latest', 'v1.35'])(
    '%j is not one minor version',
    (text) => {
      expect(told(KubernetesMinor, text)).toEqual([
        `spec/version-range: ${JSON.stringify(text)} is not one minor version | write major and minor, for example "1.35"; EKS offers 1.32, 1.33, 1.34, 1.35, 1.36, 1.37`,
      ]);
    },
  );
});

test('a string of a form takes the code that it is given', () => {
  const schema = stringOf(/^x$/, 'an x', 'write x', 'fargate/profile-name');
  expect(told(schema, 'y')).toEqual(['fargate/profile-name: "y" is not an x | write x']);
});

test.each([
  [HostName, 253],
  [AlbHostName, 128],
])('%#: a host name has a length', (schema, most) => {
  const host = (length: number) => 'a.'.repeat(20).padEnd(length, 'a');
  expect([most, most + 1].map((length) => schema.safeParse(host(length)).success)).toEqual([true, false]);
});
