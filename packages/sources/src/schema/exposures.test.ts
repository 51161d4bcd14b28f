import { verdicts } from '@nodeless/contract-tables';
import type { z } from 'zod';
import { AppSchema } from './app.ts';

const APP = {
  apiVersion: 'nodeless/v1alpha1',
  kind: 'App',
  name: 'web',
  namespace: 'web',
  image: 'example.com/web:1',
  ports: [{ name: 'http', containerPort: 8080, servicePort: 80 }],
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '1Gi' } },
};

/** What is refused though the controller builds it, and why. */
const STRICTER: readonly (readonly [message: RegExp, because: string])[] = [
  [/does not start at the first address/, 'AWS takes the block around it: surely a mistake'],
  [/needs (access|connection|health_check)_logs\.s3\.bucket$/, 'AWS refuses logs without a bucket'],
  [/is longer than the interval/, 'AWS refuses it'],
  [/targets that speak gRPC$/, 'AWS refuses it'],
  [/does not count on the listener HTTP-80/, 'whoever comes by HTTP gets in without it'],
  [/^a condition on (host-header|path-pattern) counts instead/, 'it lets more requests in'],
  [/^Unrecognized key: "(hostHeader|pathPattern)Config"$/, 'the configuration of such a condition'],
  [/stands in listenPorts twice/, 'any one of them counts'],
  [/does nothing|do nothing|counts only with|needs targetType: instance$/, 'an option without effect'],
];

/** Of the kinds of an exposure, the messages of the one whose key is there: those of values below it. */
function messagesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'invalid_union') return [issue.message];
  return issue.errors.flat().flatMap(({ path, message }) => (path.length > 1 ? [message] : []));
}

test('every exposure that the controller builds may be written', () => {
  const rows = verdicts('lbc-3.5.0')
    .replaceAll('$NAME', 'web')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly expose: object });
  expect(rows.length).toBeGreaterThan(300);
  const messages = rows.flatMap((app) => {
    const issues = AppSchema.safeParse({ ...APP, ...app }).error?.issues ?? [];
    return issues.flatMap(messagesOf);
  });
  expect(messages.filter((one) => !STRICTER.some(([message]) => message.test(one)))).toEqual([]);
  expect(STRICTER.filter(([message]) => !messages.some((one) => message.test(one)))).toEqual([]);
});
