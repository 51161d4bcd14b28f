import { overlayPath } from './overlay-path.ts';

const eksctl = {
  addons: ['x', { name: 'a' }, { name: 'b', podIdentityAssociations: [{ namespace: 'web' }] }],
};
const named = (name: string) => (entry: object) => 'name' in entry && entry.name === name;

test('the way through maps and lists, by what tells an entry apart', () => {
  expect(overlayPath({ eksctl }, 'addons')).toBe('cluster#/eksctl/addons');
  expect(overlayPath({ eksctl }, 'addons', named('b'), 'podIdentityAssociations', () => true)).toBe(
    'cluster#/eksctl/addons/2/podIdentityAssociations/0',
  );
});

test('what the overlay does not ask for has no place there', () => {
  expect(overlayPath({ eksctl }, 'iam')).toBeUndefined();
  expect(overlayPath({ eksctl }, 'addons', named('c'))).toBeUndefined();
  expect(
    overlayPath({ eksctl }, 'addons', named('a'), 'podIdentityAssociations', () => true),
  ).toBeUndefined();
  expect(overlayPath({ eksctl }, 'addons', 'name')).toBeUndefined();
});
