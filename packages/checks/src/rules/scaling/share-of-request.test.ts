import type { JsonObject } from '@nodeless/core';
import { resource, run } from '../../testing/view.ts';
import { noRequests } from '../capacity/no-requests.ts';
import { shareOfRequest } from './share-of-request.ts';

const web = (...containers: JsonObject[]) =>
  resource({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { template: { spec: { containers } } },
  });
const asking = (name: string, resources: JsonObject): JsonObject => ({ name, image: 'a:1', resources });
const WEB = asking('web', { requests: { cpu: '1', memory: '1Gi' } });
const NOTHING = asking('proxy', {});

const scaler = (metric: JsonObject) =>
  resource({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, metrics: [metric] },
  });
const share = (name: string) =>
  scaler({ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: 70 } } });
const shareOf = (container: string) =>
  scaler({
    type: 'ContainerResource',
    containerResource: { name: 'cpu', container, target: { type: 'Utilization' } },
  });
const AMOUNT = scaler({ type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue' } } });
const defaults = (list: string) =>
  resource({
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'all', namespace: 'shop' },
    spec: { limits: [{ type: 'Container', [list]: { cpu: '1', memory: '1Gi' } }] },
  });

describe('scaling/no-requests', () => {
  test.each([
    ['every container asks', [web(WEB), share('cpu')]],
    ['a limit is the request', [web(WEB, asking('proxy', { limits: { cpu: '1' } })), share('cpu')]],
    ['a LimitRange gives the request', [web(WEB, NOTHING), defaults('defaultRequest'), share('cpu')]],
    ['a LimitRange gives the limit', [web(WEB, NOTHING), defaults('default'), share('memory')]],
    ['an amount needs no request', [web(NOTHING), AMOUNT]],
    ['another container is measured', [web(WEB, NOTHING), shareOf('web')]],
    ['the workload is not rendered', [share('cpu')]],
  ])('%s', (_name, resources) => {
    expect(run(shareOfRequest, {}, resources)).toEqual([]);
  });

  test.each([
    ['cpu', 'proxy', [web(WEB, NOTHING), share('cpu')]],
    ['memory', 'proxy', [web(WEB, asking('proxy', { requests: { cpu: '1' } })), share('memory')]],
    ['cpu', 'proxy', [web(WEB, NOTHING), shareOf('proxy')]],
  ])('%s of %s', (what, container, resources) => {
    expect(run(shareOfRequest, {}, resources)).toMatchObject([
      {
        code: 'scaling/no-requests',
        severity: 'error',
        message: `HorizontalPodAutoscaler shop/web follows a share of the ${what} request, and the container ${container} of Deployment shop/web has none: it never scales`,
        hint: `write resources.requests.${what} of ${container}`,
      },
    ]);
  });
});

describe('capacity/no-requests', () => {
  test.each([
    ['all containers ask', [web(WEB)]],
    ['one of the two is enough to be known', [web(asking('web', { requests: { cpu: '1' } }))]],
    ['the pod asks for all', [podWide()]],
    ['a LimitRange of the namespace', [web(NOTHING), defaults('defaultRequest')]],
  ])('%s', (_name, resources) => {
    expect(run(noRequests, {}, resources)).toEqual([]);
  });

  test('Fargate has a rule of its own', () => {
    const cluster =
      'compute: { fargate: { profiles: [{ name: shop, selectors: [{ namespace: shop }] }] } }\n';
    expect(run(noRequests, { cluster }, [web(NOTHING)])).toEqual([]);
  });

  test('containers that ask for nothing', () => {
    expect(run(noRequests, {}, [web(WEB, NOTHING, asking('log', {}))])).toMatchObject([
      {
        code: 'capacity/no-requests',
        severity: 'warning',
        message:
          'the container proxy and 1 more of Deployment shop/web asks for neither CPU nor memory: nodes are chosen and made as if it needed none',
      },
    ]);
  });

  function podWide() {
    const { manifest, ...one } = web(NOTHING);
    const spec = {
      template: { spec: { containers: [NOTHING], resources: { requests: { cpu: '1', memory: '1Gi' } } } },
    };
    return { ...one, manifest: { ...manifest, spec } };
  }
});
