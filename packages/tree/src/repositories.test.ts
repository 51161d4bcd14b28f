import { CLUSTER, inSandbox, OPTIONS, targetOf } from './testing/sandbox.ts';
import { plan } from './plan.ts';
import { verify } from './verify.ts';

const ROOT = `clusters/${CLUSTER}/rendered`;
const TEXTS = { 'manifests/a.yaml': 'a\n' };

test.each(['vendored/.git', 'vendored/.git/HEAD'])(
  'a repository (%s) is one finding with advice of its own',
  (git) => {
    inSandbox((sandbox) => {
      sandbox.generate(TEXTS);
      sandbox.write(git, 'gitdir: ../../../../.git/modules/vendored\n');
      sandbox.write('vendored/deep/b.yaml', 'b\n');
      expect(verify(sandbox.disk, targetOf(TEXTS))).toMatchObject([
        {
          code: 'tree/foreign-file',
          location: { file: `${ROOT}/vendored` },
          hint: expect.stringContaining(`git rm -f ${ROOT}/vendored`),
        },
      ]);
    });
  },
);

test('a repository where files are to be written is in the way', () => {
  inSandbox((sandbox) => {
    sandbox.generate(TEXTS);
    sandbox.write('manifests/.git', 'gitdir: elsewhere\n');
    const target = targetOf({ ...TEXTS, 'manifests/new.yaml': 'n\n' });
    expect(plan(sandbox.disk, target, OPTIONS).conflicts).toMatchObject([
      { code: 'tree/foreign-file', location: { file: `${ROOT}/manifests` } },
    ]);
  });
});
