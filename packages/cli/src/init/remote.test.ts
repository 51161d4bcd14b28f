import { isSameRepository, ownerOf, repositoryUrlOf } from './remote.ts';

test.each([
  ['https://github.com/acme/platform.git', 'https://github.com/acme/platform.git'],
  ['https://github.com/acme/platform', 'https://github.com/acme/platform.git'],
  ['https://github.com/acme/platform/', 'https://github.com/acme/platform.git'],
  ['https://jane:ghp_secret@github.com/acme/platform.git', 'https://github.com/acme/platform.git'],
  ['https://oauth2@gitlab.example.com:8443/a/b/c.git', 'https://gitlab.example.com:8443/a/b/c.git'],
  ['git@github.com:acme/platform.git', 'git@github.com:acme/platform.git'],
  ['git@github.com:acme/platform', 'git@github.com:acme/platform.git'],
  ['git@git.example.com:/srv/git/platform.git', 'git@git.example.com:/srv/git/platform.git'],
  ['ssh://git@github.com/acme/platform.git', 'git@github.com:acme/platform.git'],
  // A port and another user have no place in the short form.
  ['ssh://git@git.example.com:2222/acme/platform', 'ssh://git@git.example.com:2222/acme/platform.git'],
  [
    'ssh://APKAEXAMPLE@git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform',
    'ssh://APKAEXAMPLE@git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform',
  ],
  // No host of these is asked for a name that it does not know.
  ['https://acme@dev.azure.com/acme/p/_git/platform', 'https://dev.azure.com/acme/p/_git/platform'],
  ['git@ssh.dev.azure.com:v3/acme/p/platform', 'git@ssh.dev.azure.com:v3/acme/p/platform'],
  [
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform',
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform',
  ],
])('%s becomes %s', (remote, url) => expect(repositoryUrlOf(remote)).toBe(url));

test.each([
  '',
  '/srv/git/platform.git',
  '../platform.git',
  'file:///srv/git/platform.git',
  'http://github.com/acme/platform.git',
  'git://github.com/acme/platform.git',
  'jane@git.example.com:platform.git',
  'https://github.com/',
  'https://github.com/acme/"platform.git',
  'https://github.com/acme/plat form.git',
  'https://github.com/acme/platform.git\nurl: evil',
  'https://github.com/acme/platform.git #x',
])('%j names no repository that Argo CD reaches', (remote) =>
  expect(repositoryUrlOf(remote)).toBeUndefined(),
);

test('one repository by two protocols', () => {
  expect(isSameRepository('git@github.com:Acme/platform', 'https://x@github.com/acme/platform.git')).toBe(
    true,
  );
  expect(isSameRepository('git@github.com:acme/platform', 'git@github.com:acme/other')).toBe(false);
  expect(isSameRepository('/srv/git/platform', '/srv/git/platform')).toBe(false);
});

test('whom a repository belongs to', () => {
  expect(ownerOf('https://github.com/acme/platform.git')).toEqual({ host: 'github.com', owner: 'acme' });
  expect(ownerOf('git@gitlab.com:a/b/c.git')).toEqual({ host: 'gitlab.com', owner: 'a' });
  expect(ownerOf('git@git.example.com:platform.git')).toEqual({ host: 'git.example.com' });
});
