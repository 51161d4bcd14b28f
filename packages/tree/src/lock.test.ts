import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock, type Processes } from './lock.ts';
import { inSandbox, type Sandbox } from './testing/sandbox.ts';

const ROOT = 'clusters/seoul/rendered';

function process_(own: number, ...alive: number[]): Processes {
  return { own, isAlive: (pid) => alive.includes(pid) };
}

function withRoot(body: (sandbox: Sandbox) => void): void {
  inSandbox((sandbox) => {
    sandbox.folder('');
    body(sandbox);
  });
}

test('a lock is a file as long as it is held', () => {
  withRoot((sandbox) => {
    const { value: lock } = acquireLock(sandbox.disk, ROOT, process_(10));
    expect(sandbox.tree()).toEqual({ '.10.nodeless-lock': '' });
    lock?.release();
    expect(sandbox.tree()).toEqual({});
  });
});

test('while one process holds it, no other one gets it', () => {
  withRoot((sandbox) => {
    const first = acquireLock(sandbox.disk, ROOT, process_(10, 20));
    const second = acquireLock(sandbox.disk, ROOT, process_(20, 10));
    expect(second).toEqual({
      diagnostics: [
        {
          code: 'tree/locked',
          severity: 'error',
          message: 'Process 10 is writing the same tree',
          hint: expect.stringContaining(`delete ${ROOT}/.10.nodeless-lock`),
          location: expect.objectContaining({ file: `${ROOT}/.10.nodeless-lock` }),
        },
      ],
    });
    expect(sandbox.tree()).toEqual({ '.10.nodeless-lock': '' });
    first.value?.release();
    expect(acquireLock(sandbox.disk, ROOT, process_(20, 10)).value).toBeDefined();
  });
});

test('of two that come at the same instant never do both get it', () => {
  withRoot((sandbox) => {
    const list = (folder: string) => {
      // The other process acquires between our two steps.
      second = acquireLock(sandbox.disk, ROOT, process_(20, 10));
      return sandbox.disk.list(folder);
    };
    let second: ReturnType<typeof acquireLock> | undefined;
    const first = acquireLock({ ...sandbox.disk, list }, ROOT, process_(10, 20));
    expect([first.value, second?.value].filter((lock) => lock !== undefined).length).toBeLessThanOrEqual(1);
    expect(second?.value).toBeUndefined();
    expect(first.value).toBeDefined();
  });
});

test('locks of dead processes go, and one with our own number is taken over', () => {
  withRoot((sandbox) => {
    for (const pid of [10, 30, 40]) sandbox.write(`.${pid}.nodeless-lock`, '');
    const { value: lock } = acquireLock(sandbox.disk, ROOT, process_(10));
    expect(sandbox.tree()).toEqual({ '.10.nodeless-lock': '' });
    lock?.release();
    expect(sandbox.tree()).toEqual({});
  });
});

test('files that only look like a lock are nobody`s lock and stay', () => {
  withRoot((sandbox) => {
    const foreign = {
      '.30.nodeless-lock': 'mine\n',
      '.0.nodeless-lock': '',
      'x.nodeless-lock': '',
      '.40.lock': '',
    };
    for (const [path, text] of Object.entries(foreign)) sandbox.write(path, text);
    const { value: lock } = acquireLock(sandbox.disk, ROOT, process_(10));
    lock?.release();
    expect(sandbox.tree()).toEqual(foreign);
    expect(() => acquireLock(sandbox.disk, ROOT, process_(30))).toThrow('EEXIST');
    expect(sandbox.tree()).toEqual(foreign);
  });
});

test('a process that cannot look for others takes its lock away again', () => {
  withRoot((sandbox) => {
    const list = () => {
      throw new Error('no list');
    };
    expect(() => acquireLock({ ...sandbox.disk, list }, ROOT, process_(10))).toThrow('no list');
    expect(sandbox.tree()).toEqual({});
  });
});

test('a lock that goes while it is looked at is no lock', () => {
  withRoot((sandbox) => {
    const list = (folder: string) => [
      ...sandbox.disk.list(folder),
      { name: '.20.nodeless-lock', kind: 'file' as const },
    ];
    expect(acquireLock({ ...sandbox.disk, list }, ROOT, process_(10, 20)).value).toBeDefined();
  });
});

test('a run beside a living process is refused and writes nothing; after its end it goes on', () => {
  withRoot((sandbox) => {
    const lock = `.${process.ppid}.nodeless-lock`;
    writeFileSync(join(sandbox.rendered, lock), '');
    expect(sandbox.generate({ a: 'a\n' })).toEqual(['tree/locked']);
    expect(sandbox.tree()).toEqual({ [lock]: '' });
    sandbox.remove(lock);
    expect(sandbox.generate({ a: 'a\n' })).toEqual([]);
  });
});

test('a number that no process can have belongs to a dead one', () => {
  withRoot((sandbox) => {
    writeFileSync(join(sandbox.rendered, '.9999999999.nodeless-lock'), '');
    expect(sandbox.generate({ a: 'a\n' })).toEqual([]);
    expect(sandbox.files()).toEqual({ a: 'a\n' });
  });
});
