import { run } from '../../testing/view.ts';
import { removedApis } from './removed-api.ts';

const policy = (version: string) => ({
  apiVersion: `admissionregistration.k8s.io/${version}`,
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: 'no-latest' },
});

test('a version that is served', () => {
  expect(run(removedApis, {}, [policy('v1')])).toEqual([]);
  expect(run(removedApis, { cluster: "kubernetes: { version: '1.33' }" }, [policy('v1beta1')])).toEqual([]);
});

test('a version that is gone', () => {
  expect(
    run(removedApis, {}, [policy('v1beta1')]).map(({ code, message, hint }) => [code, message, hint]),
  ).toEqual([
    [
      'upgrade/removed-api',
      'ValidatingAdmissionPolicy no-latest uses admissionregistration.k8s.io/v1beta1, which Kubernetes 1.34 removed',
      'use admissionregistration.k8s.io/v1',
    ],
  ]);
});
