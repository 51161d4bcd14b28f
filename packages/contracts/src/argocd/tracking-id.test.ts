import { applicationOfTrackingId, trackingId } from './tracking-id.ts';

test.each([
  [{ group: 'apps', kind: 'Deployment', name: 'web', namespace: 'shop' }, 'a:apps/Deployment:shop/web'],
  [{ group: '', kind: 'Namespace', name: 'web', namespace: 'argocd' }, 'a:/Namespace:argocd/web'],
])('the id of %j', (object, id) => {
  expect(trackingId('a', object)).toBe(id);
  expect(applicationOfTrackingId(id)).toBe('a');
});

test.each([undefined, '', 'a', 'a:b:c', 'a:b/c'])('%s names no Application', (id) => {
  expect(applicationOfTrackingId(id)).toBeUndefined();
});
