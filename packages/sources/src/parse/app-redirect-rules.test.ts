import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (alb: string) => parse({ app: `${GOOD.app}expose: { alb: { ${alb} } }\n` }).diagnostics;
const moved = (redirect: string) =>
  `actions: { moved: { type: redirect, redirectConfig: { ${redirect}, statusCode: HTTP_301 } } }`;
const APEX = 'rules: [{ hosts: [example.com], paths: [{ action: moved }] }, { hosts: [www.example.com] }]';
const BOTH = 'listenPorts: [{ HTTP: 80 }, { HTTPS: 443 }]';

test.each([
  [APEX, 'host: www.example.com'],
  [APEX, 'query: from=apex'],
  [APEX, "port: '8443'"],
  [`${BOTH}, ${APEX}`, 'protocol: HTTPS'],
  ['class: public, rules: [{ paths: [{ action: moved }] }]', 'protocol: HTTP'],
  ['rules: [{ paths: [{ path: /old, action: moved }] }]', 'path: /new'],
  [
    'useRegexPathMatch: true, rules: [{ paths: [{ path: /a.*, pathType: ImplementationSpecific, action: moved }] }]',
    'path: /a.*',
  ],
])('%s with %s leads elsewhere', (alb, redirect) => {
  expect(told(`${alb}, ${moved(redirect)}`)).toEqual([]);
});

test.each([
  [APEX, 'host: example.com'],
  [APEX, 'protocol: HTTP'],
  [APEX, "host: '#{host}', port: '80'"],
  [`${BOTH}, tls: { redirectPort: 443 }, ${APEX}`, 'protocol: HTTPS'],
  ['rules: [{ paths: [{ path: /old, pathType: Exact, action: moved }] }]', 'path: /old'],
  ['rules: [{ paths: [{ path: /old, action: moved }] }]', 'path: /old/*'],
])('%s with %s leads to where it came from', (alb, redirect) => {
  const found = told(`${alb}, ${moved(redirect)}`);
  expect(wordsOf(found)).toEqual([
    'spec/conflict: the redirect "moved" leads to where it came from: the controller leaves it out, and requests get 404 | write another host, path, port, protocol or query',
  ]);
  expect(placesOf(found)).toEqual([expect.stringMatching(/^8:\d+ spec\/conflict$/)]);
});

test('an action that is called like the app', () => {
  const action =
    'actions: { web: { type: redirect, redirectConfig: { host: a.example.com, statusCode: HTTP_301 } } }';
  expect(wordsOf(told(`host: a.example.com, ${action}`))).toEqual([
    expect.stringContaining('the redirect "web" leads to where it came from'),
  ]);
  expect(told(`host: b.example.com, ${action}`)).toEqual([]);
});
