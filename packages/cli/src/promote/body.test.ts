import { promotionBody, promotionTitle } from './body.ts';

const image = (name: string, after: string) => ({ name, before: undefined, after });

test('a title names the versions as long as it fits in 72 characters', () => {
  expect(promotionTitle('prod', [image('kubernetes', '1.35'), image('eksctl', '0.230.0')])).toBe(
    'Promote kubernetes 1.35, eksctl 0.230.0 to prod',
  );
  const fits = promotionTitle('prod', [image('a'.repeat(50), '1.35')]);
  expect(fits).toBe(`Promote ${'a'.repeat(50)} 1.35 to prod`);
  expect(promotionTitle('prod', [image('a'.repeat(51), '1.35')])).toHaveLength(72);
  expect(promotionTitle('prod', [image('a'.repeat(52), '1.35')])).toBe(`Promote ${'a'.repeat(52)} to prod`);
  expect(promotionTitle('prod', [image('a'.repeat(57), '1.35')])).toBe('Promote 1 values to prod');
});

test('a body has a row for each version, and the report where there is one', () => {
  const values = [
    { name: 'karpenter', before: { version: '1.13.0', source: 'x' }, after: { version: '1.14.1' } },
    { name: 'kube|Ops`View', before: undefined, after: { image: 'example.com/view:1.0' } },
    { name: 'other', before: { a: 1 }, after: ['b'] },
    { name: 'web', key: 'image', before: 'web:1', after: undefined },
  ];
  expect(
    promotionBody({
      from: 'dev',
      to: 'prod',
      sources: ['clusters/fleet.yaml', 'apps/web/overlays/prod.yaml'],
      values,
      report: undefined,
    }),
  ).toBe(
    [
      'Gives stage `prod` what `dev` runs. Only `clusters/fleet.yaml`, `apps/web/overlays/prod.yaml` and the trees of that stage change.',
      '',
      '| value | `prod` today | as in `dev` |',
      '| ----- | ----------------- | ------------------- |',
      '| `karpenter` | `1.13.0` | `1.14.1` |',
      '| `kube Ops View` | – | `example.com/view:1.0` |',
      '| `other` | `{"a":1}` | `["b"]` |',
      '| `web: image` | `web:1` | – |',
      '',
      'The way back is a revert of this pull request.',
      '',
    ].join('\n'),
  );
  expect(promotionBody({ from: 'dev', to: 'prod', sources: [], values: [], report: 'Two changes.' })).toMatch(
    /\n\nThe way back is a revert of this pull request\.\n\n## What changes\n\nTwo changes\.$/,
  );
});
