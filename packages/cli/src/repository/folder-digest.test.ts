import { fileDigest, folderDigest } from './folder-digest.ts';

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
const of = (...files: ReturnType<typeof file>[]): string => folderDigest('charts/web', files).sha256;

test('the order of the files says nothing; their paths in the folder and their bytes do', () => {
  const first = of(file('charts/web/a', '1'), file('charts/web/b', '2'));
  expect(of(file('charts/web/b', '2'), file('charts/web/a', '1'))).toBe(first);
  const others = [
    of(file('charts/web/a', '2'), file('charts/web/b', '1')),
    of(file('charts/web/a', '1'), file('charts/web/c', '2')),
    of(file('charts/web/a', '1')),
    of(file('charts/web/a', '12'), file('charts/web/b', '')),
    of(),
  ];
  expect(new Set([first, ...others]).size).toBe(others.length + 1);
});

test('a folder has the same digest wherever it lies', () => {
  const elsewhere = folderDigest('repository', [file('repository/a', '1')]).sha256;
  expect(of(file('charts/web/a', '1'))).toBe(elsewhere);
  expect(fileDigest(file('charts/web.tgz', '')).sha256).toMatch(/^e3b0c44298fc1c14/);
});
