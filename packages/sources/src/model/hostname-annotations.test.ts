import { edited, modelOf } from '../testing/sources.ts';
import { hostnameAnnotations } from './components.ts';

const ALPHA = 'external-dns.alpha.kubernetes.io/';
const STABLE = 'external-dns.kubernetes.io/';

const written = (settings: string, version: string) =>
  hostnameAnnotations(
    modelOf({
      ...edited('fleet', '      version: 1.21.1', `      version: ${version}`),
      ...edited('cluster', 'externalDns: { domain: example.com }', `externalDns: ${settings}`),
    }).spec,
  );

test.each([
  ['{ domain: example.com }', '1.21.1', ALPHA],
  ['{ domain: example.com }', '1.22.0', STABLE],
  [`{ domain: example.com, annotationPrefix: ${ALPHA} }`, '1.22.0', ALPHA],
  [`{ domain: example.com, annotationPrefix: ${STABLE} }`, '1.20.0', STABLE],
  ['{ domain: example.com, annotationPrefix: internal.example.com/ }', '1.21.1', 'internal.example.com/'],
  ['false', '1.22.0', STABLE],
])('%s with chart %s', (settings, version, prefix) => {
  expect(written(settings, version)).toEqual([`${prefix}hostname`, `${prefix}internal-hostname`]);
});
