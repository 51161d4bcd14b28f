import { brief, run } from '../../testing/view.ts';
import { autoModeOptions } from './auto-mode-options.ts';

const AUTO = 'compute: { autoMode: {} }\napps: [web]\n';
const BODY =
  'image: web:1.0\nresources: { requests: { cpu: 100m } }\nports: [{ name: http, containerPort: 8080 }]\n';
const app = (expose: string) => ({ web: `${BODY}expose: ${expose}\n` });
const found = (expose: string, cluster = AUTO) => run(autoModeOptions, { cluster, apps: app(expose) });

const OIDC =
  'issuer: https://a.example.com, authorizationEndpoint: https://a.example.com/a, tokenEndpoint: https://a.example.com/t, userInfoEndpoint: https://a.example.com/u, secretName: login';

// Sources: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html and auto-configure-nlb.html
test.each([
  ['nlb.proxyProtocolPorts', '[8080]', '{ nlb: { proxyProtocolPorts: [8080] } }'],
  ['nlb.disableSecurityGroups', 'true', '{ nlb: { disableSecurityGroups: true } }'],
  [
    'alb.auth.type',
    'oidc,',
    `{ alb: { host: a.example.com, listenPorts: [{ HTTPS: 443 }], auth: { type: oidc, oidc: { ${OIDC} } } } }`,
  ],
  ['alb.waf.classicAclId', 'old', '{ alb: { host: a.example.com, waf: { classicAclId: old } } }'],
  [
    'alb.shieldAdvancedProtection',
    'true',
    '{ alb: { host: a.example.com, shieldAdvancedProtection: true } }',
  ],
])('EKS Auto Mode does not know %s', (option, value, expose) => {
  const diagnostics = found(expose);
  const column = `expose: ${expose}`.indexOf(value) + 1;
  expect(brief(diagnostics)).toEqual([`apps/web/app.yaml:7:${column} error lb/auto-mode-option`]);
  expect(diagnostics[0]).toMatchObject({
    message: `EKS Auto Mode does not know the option ${option} (cluster test)`,
    related: [
      {
        message: 'EKS Auto Mode is switched on here',
        location: { file: 'clusters/test/cluster.yaml', line: 6 },
      },
    ],
  });
  expect(found(expose, 'apps: [web]\n')).toEqual([]);
});

test('the page of the cluster is asked too', () => {
  const page = 'components: { kubeOpsView: { expose: { nlb: { disableSecurityGroups: true } } } }\n';
  expect(brief(run(autoModeOptions, { cluster: `compute: { autoMode: {} }\n${page}` }))).toEqual([
    'clusters/test/cluster.yaml:7:70 error lb/auto-mode-option',
  ]);
});

test.each([
  '{ nlb: { proxyProtocol: true, sourceRanges: [10.0.0.0/8] } }',
  '{ alb: { host: a.example.com, group: { name: a } } }',
])('%s is translated', (expose) => {
  expect(found(expose)).toEqual([]);
});
