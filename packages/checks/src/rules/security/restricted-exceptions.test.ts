import { brief, run } from '../../testing/view.ts';
import { restrictedExceptions } from './restricted-exceptions.ts';

const app = (more: string) => ({
  cluster: 'apps: [web]\n',
  apps: { web: `image: web:1\nresources: { requests: { cpu: 100m } }\n${more}` },
});

test('each exception is named with its reason, where it is written', () => {
  const found = run(
    restrictedExceptions,
    app(`securityExceptions:
  hostNetwork: reads the packets of the node
  capabilities: { NET_BIND_SERVICE: listens on port 80, NET_ADMIN: sets the routes of the node }
`),
  );
  expect(brief(found)).toEqual([
    'apps/web/app.yaml:8:37 info security/restricted-exception',
    'apps/web/app.yaml:8:68 info security/restricted-exception',
    'apps/web/app.yaml:7:16 info security/restricted-exception',
  ]);
  expect(found.map(({ message }) => message)).toEqual([
    'the pods of web have the exception capabilities.NET_BIND_SERVICE, which restricted allows: listens on port 80 (cluster test)',
    'the pods of web have the exception capabilities.NET_ADMIN, which needs the level privileged: sets the routes of the node (cluster test)',
    'the pods of web have the exception hostNetwork, which needs the level privileged: reads the packets of the node (cluster test)',
  ]);
});

test('without an exception nothing is said', () => {
  expect(run(restrictedExceptions, app(''))).toEqual([]);
});
