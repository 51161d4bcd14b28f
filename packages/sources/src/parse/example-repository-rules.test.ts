import { edited, parse, placesOf, textAt } from '../testing/sources.ts';

const OWN_ACCOUNT = edited('cluster', "'111122223333'", "'999911112222'");

const settings = (url: string) => edited('settings', 'https://git.example.com/fleet.git', url);

test.each(['https://github.com/example/platform.git', 'git@github.com:Example/platform.git'])(
  'a cluster of a real account cannot follow %s',
  (url) => {
    const source = settings(url);
    const { model, diagnostics } = parse({ ...source, ...OWN_ACCOUNT });
    expect(model).toBeUndefined();
    expect(placesOf(diagnostics)).toEqual(['3:20 argocd/example-repository']);
    const [finding] = diagnostics;
    expect(textAt(source.settings, finding?.location)).toBe(url);
    expect(finding?.location?.file).toBe('argocd/settings.yaml');
    expect(textAt(OWN_ACCOUNT.cluster, finding?.related?.[0]?.location)).toBe("'999911112222'");
  },
);

test('an example follows it', () => {
  const url = settings('https://github.com/example/platform.git');
  expect(parse(url).diagnostics).toEqual([]);
  expect(parse({ ...url, ...edited('cluster', "'111122223333'", "'444455556666'") }).diagnostics).toEqual([]);
});

test.each([
  'https://github.com/example/other.git',
  'https://github.com/acme/platform.git',
  'https://git.example.com/platform.git',
])('a cluster of a real account follows %s', (url) =>
  expect(parse({ ...settings(url), ...OWN_ACCOUNT }).diagnostics).toEqual([]),
);
