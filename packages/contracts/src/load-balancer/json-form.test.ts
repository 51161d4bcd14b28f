import { annotationProblems } from './lint.ts';

const FORM = 'write [{"HTTP": 80}, {"HTTPS": 443}]';

/** What is said of ports that an ALB shall listen on, and how to correct them. */
const saidOf = (text: string) => {
  const annotations = { 'alb.ingress.kubernetes.io/listen-ports': text };
  return annotationProblems({ kind: 'Ingress', annotations, isAutoMode: false }).map(
    ({ effect, message, hint }) => ({ effect, message, hint }),
  );
};

test.each([
  ['[{"HTTP":80}', 'refused', 'it is no JSON', 'quote keys and text, and leave no comma at the end'],
  ['[80]', 'refused', 'it is no list of maps', FORM],
  ['[]', 'refused', 'the list is empty', FORM],
  ['[{"HTTP":0}]', 'refused', '0 is no port from 1 to 65535', FORM],
  ['[{"TCP":80}]', 'refused', '"TCP" is not HTTP or HTTPS', FORM],
  ['[{"HTTP":80},{"HTTP":80}]', 'ignored', 'port 80 stands there twice, and one of them wins', 'remove one'],
  ['[{}]', 'ignored', 'it names no port: the load balancer has no listener', FORM],
])('%s is %s', (text, effect, message, hint) => {
  expect(saidOf(text)).toEqual([{ effect, message: expect.stringContaining(message) as string, hint }]);
});
