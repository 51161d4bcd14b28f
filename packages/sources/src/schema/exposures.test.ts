import { verdicts } from '@nodeless/contract-tables';
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

/** AWS takes a block that does not start at its first address for the block around it: surely a mistake. */
const STRICTER = [{ nlb: { scheme: 'internal', sourceRanges: ['10.0.0.1/8'] } }];

test('every exposure that the AWS Load Balancer Controller builds may be written', () => {
  const rows = verdicts('lbc-3.5.0')
    .replaceAll('$NAME', 'web')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly expose: object });
  expect(rows.length).toBeGreaterThan(300);
  const refused = rows.filter((app) => !AppSchema.safeParse({ ...APP, ...app }).success);
  expect(refused.map(({ expose }) => expose)).toEqual(STRICTER);
});
