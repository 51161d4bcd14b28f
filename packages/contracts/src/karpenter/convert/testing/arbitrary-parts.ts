import fc from 'fast-check';

/** A record in which any of the keys may be missing, but for those that are required. */
export function some<T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }, requiredKeys: (keyof T)[] = []) {
  return fc.record(shape, { requiredKeys });
}

export const value = fc.constantFrom('a', 'b1', 'c-2', 'true', '7', 'x.y');
const key = fc.constantFrom(
  'team',
  'example.com/app',
  'karpenter.sh/do-not-evict',
  'karpenter.sh/do-not-consolidate',
);
export const texts = fc.dictionary(key, value, { maxKeys: 3 });
export const labels = fc.dictionary(fc.constantFrom('team', 'example.com/app'), value, { maxKeys: 2 });
export const quantity = fc.oneof(fc.nat(1000), fc.constantFrom('1', '500m', '4Gi', '100'));
export const count = fc.integer({ min: 1, max: 90 });
export const duration = fc.constantFrom('30s', '1h30m', '720h', 'Never');
export const several = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 3 });

export const objectMeta = (name: string) =>
  some(
    {
      name: fc.constant(name),
      labels: texts,
      annotations: fc.dictionary(
        fc.constantFrom(
          'note',
          'karpenter.sh/provisioner-hash',
          'compatibility.karpenter.sh/x',
          'karpenter.sh/do-not-evict',
        ),
        value,
        { maxKeys: 3 },
      ),
      namespace: value,
      finalizers: fc.constant(['karpenter.sh/termination']),
      ownerReferences: fc.constant([{ kind: 'Provisioner', name: 'x' }]),
      creationTimestamp: fc.constant('2023-01-01T00:00:00Z'),
      uid: value,
    },
    ['name'],
  );
